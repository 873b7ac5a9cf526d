using System.Xml.Linq;

namespace Services86.Tests.Support;

/// <summary>A version of SOAP as a client sees it.</summary>
/// <param name="Name">The name, for the names of tests.</param>
/// <param name="Envelope">The namespace of the envelope.</param>
/// <param name="MediaType">The media type.</param>
/// <param name="SenderStatus">The HTTP status of a fault that is the client's.</param>
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

    /// <summary>The codes of a fault that is the client's: SOAP 1.1 has one, in which the finer takes the other's place.</summary>
    public IEnumerable<XName> SenderCodes(XName? subcode = null) => this == Soap11
        ? [subcode ?? Envelope + "Client"]
        : subcode is null ? [Envelope + "Sender"] : [Envelope + "Sender", subcode];

    /// <summary>The codes of a fault that is the server's.</summary>
    public IEnumerable<XName> ReceiverCodes(XName subcode) =>
        this == Soap11 ? [subcode] : [Envelope + "Receiver", subcode];

    /// <summary>The codes that an answer has, from the coarsest, as qualified names.</summary>
    public IEnumerable<XName> CodesOf(SoapHttpAnswer answer) =>
        answer.Envelope.Descendants(this == Soap11 ? "faultcode" : Envelope + "Value").Select(QualifiedName);

    /// <summary>Puts a request that was written for SOAP 1.1 into this version.</summary>
    public string Of(string envelope) => envelope.Replace(SoapText.Soap11, Envelope.NamespaceName, StringComparison.Ordinal);

    public override string ToString() => Name;

    private static XName QualifiedName(XElement element)
    {
        var parts = element.Value.Split(':');
        return element.GetNamespaceOfPrefix(parts[0])! + parts[1];
    }
}
