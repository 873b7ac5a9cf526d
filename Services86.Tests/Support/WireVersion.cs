using System.Xml.Linq;

namespace Services86.Tests.Support;

/// <summary>A SOAP version as clients know it.</summary>
/// <param name="Name">The name, in the names of tests.</param>
/// <param name="Envelope">The XML namespace of envelopes.</param>
/// <param name="MediaType">The media type.</param>
/// <param name="SenderStatus">The HTTP status of a fault with the code Client or Sender.</param>
internal sealed record WireVersion(string Name, XNamespace Envelope, string MediaType, int SenderStatus)
{
    private static readonly XNamespace Addressing = "http://schemas.microsoft.com/ws/2005/05/addressing/none";
    private static readonly XNamespace Dispatcher =
        "http://schemas.microsoft.com/net/2005/12/windowscommunicationfoundation/dispatcher";

    public static WireVersion Soap11 { get; } = new("SOAP 1.1", SoapText.Soap11, "text/xml", 500);

    public static WireVersion Soap12 { get; } = new("SOAP 1.2", SoapText.Soap12, "application/soap+xml", 400);

    public static IEnumerable<WireVersion> All { get; } = [Soap11, Soap12];

    public static XName ActionNotSupported { get; } = Addressing + "ActionNotSupported";

    public static XName DeserializationFailed { get; } = Dispatcher + "DeserializationFailed";

    public static XName InternalServiceFault { get; } = Dispatcher + "InternalServiceFault";

    public string ContentType => MediaType + "; charset=utf-8";

    /// <summary>Gets the codes of a fault with the code Client or Sender.</summary>
    /// <param name="subcode">The subcode, which replaces the code in SOAP 1.1; null for none.</param>
    public IEnumerable<XName> SenderCodes(XName? subcode = null) => this == Soap11
        ? [subcode ?? Envelope + "Client"]
        : subcode is null ? [Envelope + "Sender"] : [Envelope + "Sender", subcode];

    /// <summary>Gets the codes of a fault with the code Receiver, which the subcode replaces in SOAP 1.1.</summary>
    public IEnumerable<XName> ReceiverCodes(XName subcode) =>
        this == Soap11 ? [subcode] : [Envelope + "Receiver", subcode];

    /// <summary>Gets the code of a fault, and then its subcodes.</summary>
    public IEnumerable<XName> CodesOf(SoapHttpAnswer answer) =>
        answer.Envelope.Descendants(this == Soap11 ? "faultcode" : Envelope + "Value").Select(QualifiedName);

    /// <summary>Converts an envelope from SOAP 1.1 to this version.</summary>
    public string Of(string envelope) =>
        envelope.Replace(SoapText.Soap11, Envelope.NamespaceName, StringComparison.Ordinal);

    public override string ToString() => Name;

    private static XName QualifiedName(XElement element)
    {
        var parts = element.Value.Split(':');
        return element.GetNamespaceOfPrefix(parts[0])! + parts[1];
    }
}
