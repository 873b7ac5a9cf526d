using System.Text;
using System.Xml.Linq;

namespace Services86.Host.TestMode.Faults.Answers;

/// <summary>A SOAP fault, in the version of the request.</summary>
/// <param name="code">The code of SOAP 1.1, such as Server, or another local name.</param>
/// <param name="reason">The text.</param>
internal sealed class SoapFaultAnswer(string code, string reason) : FaultAnswer
{
    private const string MediaType12 = "application/soap+xml";

    private static readonly XNamespace Soap11 = "http://schemas.xmlsoap.org/soap/envelope/";
    private static readonly XNamespace Soap12 = "http://www.w3.org/2003/05/soap-envelope";

    /// <inheritdoc/>
    public override string Description { get; } = $"a SOAP fault with the code {code}";

    /// <inheritdoc/>
    public override Task SendAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        var is12 = context.Request.ContentType?.StartsWith(MediaType12, StringComparison.OrdinalIgnoreCase) == true;
        return SendAsync(
            context,
            StatusCodes.Status500InternalServerError,
            is12 ? MediaType12 + "; charset=utf-8" : "text/xml; charset=utf-8",
            Encoding.UTF8.GetBytes((is12 ? Envelope12() : Envelope11()).ToString(SaveOptions.DisableFormatting)));
    }

    private XElement Envelope11() => new(
        Soap11 + "Envelope",
        Prefix(Soap11),
        new XElement(
            Soap11 + "Body",
            new XElement(
                Soap11 + "Fault",
                new XElement("faultcode", "s:" + code),
                new XElement("faultstring", reason))));

    private XElement Envelope12() => new(
        Soap12 + "Envelope",
        Prefix(Soap12),
        new XElement(
            Soap12 + "Body",
            new XElement(
                Soap12 + "Fault",
                new XElement(Soap12 + "Code", new XElement(Soap12 + "Value", "s:" + CodeOf12())),
                new XElement(
                    Soap12 + "Reason",
                    new XElement(Soap12 + "Text", new XAttribute(XNamespace.Xml + "lang", "en"), reason)))));

    private string CodeOf12() => code switch
    {
        "Client" => "Sender",
        "Server" => "Receiver",
        _ => code,
    };

    private static XAttribute Prefix(XNamespace soap) => new(XNamespace.Xmlns + "s", soap.NamespaceName);
}
