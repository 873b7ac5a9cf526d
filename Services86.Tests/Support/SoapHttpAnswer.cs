using System.Globalization;
using System.Net;
using System.Xml.Linq;

namespace Services86.Tests.Support;

/// <summary>What a server answered.</summary>
internal sealed record SoapHttpAnswer(HttpStatusCode Status, string? ContentType, string Text)
{
    private static readonly XNamespace Soap11 = "http://schemas.xmlsoap.org/soap/envelope/";
    private static readonly XNamespace Soap12 = "http://www.w3.org/2003/05/soap-envelope";

    /// <summary>The envelope, as an independent parser reads it.</summary>
    public XElement Envelope => XDocument.Parse(Text, LoadOptions.PreserveWhitespace).Root!;

    /// <summary>Whether the Succeeded header says so.</summary>
    public bool Succeeded => Value("Succeeded") == "true";

    /// <summary>The code of a fault, without prefix: of SOAP 1.2 the subcode, if there is one.</summary>
    public string? FaultCode =>
        (Envelope.Descendants("faultcode").FirstOrDefault()
            ?? Envelope.Descendants(Soap12 + "Subcode").Descendants(Soap12 + "Value").FirstOrDefault()
            ?? Envelope.Descendants(Soap12 + "Code").Elements(Soap12 + "Value").FirstOrDefault())?.Value.Split(':')[^1];

    /// <summary>The text of a fault.</summary>
    public string? FaultText =>
        (Envelope.Descendants("faultstring").FirstOrDefault() ?? Envelope.Descendants(Soap12 + "Text").FirstOrDefault())?.Value;

    /// <summary>Whether the answer is a fault.</summary>
    public bool IsFault =>
        Envelope.Descendants(Soap11 + "Fault").Any() || Envelope.Descendants(Soap12 + "Fault").Any();

    /// <summary>The text of the first element of a name in the contract's namespace; null when it is nil or not there.</summary>
    public string? Value(string name) =>
        Element(name) is { } element && element.Attribute(SoapText.Xsi + "nil") is null ? element.Value : null;

    /// <summary>The number in the first element of a name.</summary>
    public int Number(string name) => int.Parse(Value(name)!, CultureInfo.InvariantCulture);

    /// <summary>The first element of a name in the contract's namespace.</summary>
    public XElement? Element(string name) => Envelope.Descendants(SoapText.Services86 + name).FirstOrDefault();
}
