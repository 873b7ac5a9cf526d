using System.Globalization;
using System.Net;
using System.Xml.Linq;

namespace Services86.Tests.Support;

/// <summary>The response to a SOAP request.</summary>
internal sealed record SoapHttpAnswer(HttpStatusCode Status, string? ContentType, string Text)
{
    private static readonly XNamespace Soap11 = "http://schemas.xmlsoap.org/soap/envelope/";
    private static readonly XNamespace Soap12 = "http://www.w3.org/2003/05/soap-envelope";

    /// <summary>Reads a response.</summary>
    public static async Task<SoapHttpAnswer> ReadAsync(HttpResponseMessage response) => new(
        response.StatusCode,
        response.Content.Headers.ContentType?.ToString(),
        await response.Content.ReadAsStringAsync());

    /// <summary>Gets the envelope.</summary>
    public XElement Envelope => XDocument.Parse(Text, LoadOptions.PreserveWhitespace).Root!;

    /// <summary>Gets whether the Succeeded header is true.</summary>
    public bool Succeeded => Value("Succeeded") == "true";

    /// <summary>Gets the code of a fault without its prefix; in SOAP 1.2 the subcode if there is one.</summary>
    public string? FaultCode =>
        (Envelope.Descendants("faultcode").FirstOrDefault()
            ?? Envelope.Descendants(Soap12 + "Subcode").Descendants(Soap12 + "Value").FirstOrDefault()
            ?? Envelope.Descendants(Soap12 + "Code").Elements(Soap12 + "Value").FirstOrDefault())?.Value.Split(':')[^1];

    /// <summary>Gets the text of a fault.</summary>
    public string? FaultText =>
        Envelope.Descendants().FirstOrDefault(e => e.Name == "faultstring" || e.Name == Soap12 + "Text")?.Value;

    /// <summary>Gets whether the response is a fault.</summary>
    public bool IsFault =>
        Envelope.Descendants(Soap11 + "Fault").Any() || Envelope.Descendants(Soap12 + "Fault").Any();

    /// <summary>Gets the text of the first element with a name; null if there is none or the element is nil.</summary>
    /// <param name="name">The local name, in the namespace of the contracts.</param>
    public string? Value(string name) =>
        Element(name) is { } element && element.Attribute(SoapText.Xsi + "nil") is null ? element.Value : null;

    /// <summary>Gets the number in the first element with a name.</summary>
    /// <param name="name">The local name, in the namespace of the contracts.</param>
    public int Number(string name) => int.Parse(Value(name)!, CultureInfo.InvariantCulture);

    /// <summary>Gets the first element with a name.</summary>
    /// <param name="name">The local name, in the namespace of the contracts.</param>
    public XElement? Element(string name) => Envelope.Descendants(SoapText.Services86 + name).FirstOrDefault();
}
