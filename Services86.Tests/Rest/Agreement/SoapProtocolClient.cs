using System.Xml.Linq;
using Services86.Tests.Support;

namespace Services86.Tests.Rest.Agreement;

/// <summary>Calls operations over SOAP.</summary>
internal sealed class SoapProtocolClient(Services86Server server, string ticket) : ProtocolClient(server, ticket)
{
    private const string Namespace = "http://www.superoffice.net/ws/crm/NetServer/Services86";

    public override async Task<ProtocolResult> CallAsync(string agent, string operation, WireObject parameters)
    {
        var answer = await Server.PostAsync(
            agent,
            $"""<e:Envelope xmlns:e="{SoapText.Soap11}" xmlns="{Namespace}">""" +
            $"<e:Header><Credentials><Ticket>{Ticket}</Ticket></Credentials></e:Header>" +
            $"<e:Body>{parameters.ToXml(operation)}</e:Body></e:Envelope>");
        if (answer.IsFault)
        {
            return new ProtocolResult(ProtocolResult.Malformed, new Dictionary<string, string?>());
        }

        var values = new Dictionary<string, string?>();
        if (answer.Element("Response") is { } response)
        {
            Collect(response, "", values);
        }

        return new ProtocolResult(answer.Succeeded ? null : answer.Value("ExceptionType")?.Split('.')[^1], values);
    }

    private static void Collect(XElement element, string path, Dictionary<string, string?> values)
    {
        if (!element.HasElements)
        {
            values[path] = element.Attribute(SoapText.Xsi + "nil") is null ? element.Value : null;
        }

        var isList = element.Elements().Any() && element.Elements().All(
            item => item.Name.LocalName is nameof(Credential) or nameof(UntrustedCredentials));
        foreach (var (child, index) in element.Elements().Select((child, index) => (child, index)))
        {
            Collect(child, $"{path}/{(isList ? $"{index}" : child.Name.LocalName)}", values);
        }
    }
}
