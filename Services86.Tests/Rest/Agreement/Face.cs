using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Services86.Rest.Routing;
using Services86.Tests.Support;

namespace Services86.Tests.Rest.Agreement;

/// <summary>The result of a call in terms common to SOAP and REST.</summary>
/// <param name="Refusal">
/// The name of the exception; "malformed" when the call did not reach an agent; null for none.
/// </param>
/// <param name="Values">The values in the result by their paths; empty for an empty list.</param>
internal sealed record FaceAnswer(string? Refusal, IReadOnlyDictionary<string, string?> Values)
{
    /// <summary>The <see cref="Refusal"/> of a call that was rejected before it reached an agent.</summary>
    public const string Malformed = "malformed";

    /// <summary>Gets the value at a path as an integer.</summary>
    public int Number(string path) => int.Parse(Values[path]!, System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A client of the server over one of its protocols.</summary>
internal abstract class Face(Services86Server server, string ticket)
{
    protected Services86Server Server { get; } = server;

    protected string Ticket { get; } = ticket;

    /// <summary>Calls an operation.</summary>
    public abstract Task<FaceAnswer> CallAsync(string agent, string operation, WireObject parameters);
}

/// <summary>Calls operations over SOAP.</summary>
internal sealed class SoapFace(Services86Server server, string ticket) : Face(server, ticket)
{
    private const string Namespace = "http://www.superoffice.net/ws/crm/NetServer/Services86";

    public override async Task<FaceAnswer> CallAsync(string agent, string operation, WireObject parameters)
    {
        var answer = await Server.PostAsync(
            agent,
            $"""<e:Envelope xmlns:e="{SoapText.Soap11}" xmlns="{Namespace}">""" +
            $"<e:Header><Credentials><Ticket>{Ticket}</Ticket></Credentials></e:Header>" +
            $"<e:Body>{parameters.ToXml(operation)}</e:Body></e:Envelope>");
        if (answer.IsFault)
        {
            return new FaceAnswer(FaceAnswer.Malformed, new Dictionary<string, string?>());
        }

        var values = new Dictionary<string, string?>();
        if (answer.Element("Response") is { } response)
        {
            Collect(response, "", values);
        }

        return new FaceAnswer(answer.Succeeded ? null : answer.Value("ExceptionType")?.Split('.')[^1], values);
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

/// <summary>Calls operations over REST.</summary>
internal sealed class RestFace(Services86Server server, string ticket) : Face(server, ticket)
{
    private readonly RestServices _services = (RestServices)server.Services.GetService(typeof(RestServices))!;

    public override async Task<FaceAnswer> CallAsync(string agent, string operation, WireObject parameters)
    {
        var style = _services.Require(agent, operation).Parameters;
        var path = $"/api/v1/Agents/{agent}/{operation}";
        if (style == RestParameters.Query)
        {
            path += $"?{parameters.Members[0].Name}={parameters.Members[0].Value}";
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.TryAddWithoutValidation("Authorization", $"SoTicket {Ticket}");
        request.Content = new StringContent(
            style == RestParameters.Body ? parameters.Members[0].Value.ToJson() : parameters.ToJson(),
            Encoding.UTF8,
            "application/json");
        using var response = await Server.Http.SendAsync(request);
        var answer = await RestHttpAnswer.ReadAsync(response);
        var values = new Dictionary<string, string?>();
        if (!response.IsSuccessStatusCode)
        {
            var reached = answer.Json.GetProperty("ExceptionInfo").ValueKind == JsonValueKind.Object;
            return new FaceAnswer(reached ? answer.ErrorType : FaceAnswer.Malformed, values);
        }

        if (answer.Text.Length > 0)
        {
            Collect(answer.Json, "", values);
        }

        return new FaceAnswer(null, values);
    }

    private static void Collect(JsonElement value, string path, Dictionary<string, string?> values)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object when value.EnumerateObject().Any():
                foreach (var member in value.EnumerateObject())
                {
                    Collect(member.Value, $"{path}/{member.Name}", values);
                }

                break;
            case JsonValueKind.Array when value.GetArrayLength() > 0:
                foreach (var (item, index) in value.EnumerateArray().Select((item, index) => (item, index)))
                {
                    Collect(item, $"{path}/{index}", values);
                }

                break;
            case JsonValueKind.Object or JsonValueKind.Array:
                values[path] = "";
                break;
            case JsonValueKind.True or JsonValueKind.False:
                values[path] = value.GetRawText();
                break;
            case JsonValueKind.Null:
                values[path] = null;
                break;
            default:
                values[path] = value.ToString();
                break;
        }
    }
}
