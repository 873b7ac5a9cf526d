using System.Text.Json.Nodes;
using System.Xml.Linq;
using Services86.Description;
using Services86.Rest.Help;

namespace Services86.WebConsole.Services;

/// <summary>Writes sample envelopes of operations, from the contract and its doc comments.</summary>
/// <param name="samples">The sample values, which REST shows too.</param>
internal sealed class SoapSample(Samples samples)
{
    /// <summary>The text in place of a ticket.</summary>
    public const string Ticket = "YOUR-TICKET";

    private const string CredentialsHeader = "Credentials";

    private static readonly XNamespace Soap = "http://schemas.xmlsoap.org/soap/envelope/";

    /// <summary>Writes the envelope of a request.</summary>
    public string Of(OperationDescription operation)
    {
        var request = operation.Request;
        XNamespace message = request.XmlNamespace;
        var body = new XElement(
            message + request.WrapperName,
            new XAttribute("xmlns", message),
            request.Parts.Select(part => ElementOf(
                (XNamespace)part.XmlNamespace + part.Name, part.Type, samples.Of(part))));
        var envelope = new XElement(
            Soap + "Envelope",
            new XAttribute(XNamespace.Xmlns + "s", Soap),
            HeaderOf(operation.Contract),
            new XElement(Soap + "Body", body));
        return envelope.ToString().ReplaceLineEndings("\n");
    }

    private static XElement? HeaderOf(ContractDescription contract)
    {
        if (contract.RequestHeaders.FirstOrDefault(header => header.Name == CredentialsHeader) is not { } header)
        {
            return null;
        }

        XNamespace block = header.XmlNamespace;
        XNamespace member = header.Type.XmlNamespace;
        return new XElement(
            Soap + "Header",
            new XElement(
                block + header.Name, new XAttribute("xmlns", block), new XElement(member + "Ticket", Ticket)));
    }

    // An element is left out for null, as clients do. Null if there is none.
    private static XElement? ElementOf(XName name, TypeDescription type, JsonNode? value) => value is null
        ? null
        : type switch
        {
            ObjectDescription carrier => new XElement(name, MembersOf(carrier, value.AsObject())),
            ListDescription list => ListOf(name, list, value.AsArray()),
            DictionaryDescription => new XElement(name),
            _ => new XElement(name, TextOf(value)),
        };

    private static IEnumerable<XElement?> MembersOf(ObjectDescription carrier, JsonObject values) =>
        from member in carrier.Members
        let value = values[member.Name]
        select ElementOf((XNamespace)member.DeclaringType.XmlNamespace + member.Name, member.Type, value);

    private static XElement ListOf(XName name, ListDescription list, JsonArray items)
    {
        var item = (XNamespace)(list.Item is PrimitiveDescription
            ? ContractNamespaces.Arrays
            : list.Item.XmlNamespace);
        return new XElement(name, items.Select(value => ElementOf(item + list.Item.Name, list.Item, value)));
    }

    private static string TextOf(JsonNode value) => value.GetValueKind() == System.Text.Json.JsonValueKind.String
        ? value.GetValue<string>()
        : value.ToJsonString();
}
