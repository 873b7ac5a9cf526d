using System.Text;
using System.Xml;
using Services86.Soap.Faults;
using Services86.Soap.Serialization;

namespace Services86.Soap.Envelope;

/// <summary>A version of SOAP. It encapsulates all differences between the versions.</summary>
internal abstract class SoapVersion
{
    private protected SoapVersion(string mediaType, string envelopeNamespace)
    {
        MediaType = mediaType;
        ContentType = mediaType + "; charset=utf-8";
        EnvelopeNamespace = envelopeNamespace;
        Envelope = new ElementName("Envelope", envelopeNamespace);
        Header = new ElementName("Header", envelopeNamespace);
        Body = new ElementName("Body", envelopeNamespace);
        EnvelopeStart = Encoding.UTF8.GetBytes($"<s:Envelope xmlns:s=\"{envelopeNamespace}\">");
    }

    /// <summary>Gets SOAP 1.1.</summary>
    public static SoapVersion Soap11 { get; } = new Soap11();

    /// <summary>Gets SOAP 1.2.</summary>
    public static SoapVersion Soap12 { get; } = new Soap12();

    /// <summary>Gets the versions that the server supports.</summary>
    public static IReadOnlyList<SoapVersion> All { get; } = [Soap11, Soap12];

    /// <summary>Gets the name of the version for messages.</summary>
    public abstract string Name { get; }

    /// <summary>Gets the name of the version in logs and metrics.</summary>
    public abstract string Protocol { get; }

    /// <summary>Gets the namespace of the envelope.</summary>
    public string EnvelopeNamespace { get; }

    /// <summary>Gets the name of the envelope element.</summary>
    public ElementName Envelope { get; }

    /// <summary>Gets the name of the header element.</summary>
    public ElementName Header { get; }

    /// <summary>Gets the name of the body element.</summary>
    public ElementName Body { get; }

    /// <summary>Gets the media type of the version.</summary>
    public string MediaType { get; }

    /// <summary>Gets the Content-Type of responses.</summary>
    public string ContentType { get; }

    /// <summary>Gets the start tag of the envelope, with the prefix <c>s</c>.</summary>
    public byte[] EnvelopeStart { get; }

    /// <summary>
    /// Gets the attribute with the recipient of a header block: <c>actor</c> in SOAP 1.1, <c>role</c> in SOAP 1.2.
    /// </summary>
    public abstract string RoleAttribute { get; }

    /// <summary>Returns whether this server, which is always the ultimate receiver, plays a role.</summary>
    public abstract bool IsOurs(string role);

    /// <summary>Returns the HTTP status of a fault.</summary>
    public abstract int StatusOf(SoapFaultCode code);

    /// <summary>Writes the header element of a fault message; writes nothing if the fault needs no header.</summary>
    public abstract void WriteFaultHeader(Utf8XmlWriter writer, SoapFault fault);

    /// <summary>Writes the content of the fault element.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="fault">The fault.</param>
    /// <param name="writeDetail">Writes the entries of the detail; null for a fault without detail.</param>
    public abstract void WriteFault(Utf8XmlWriter writer, SoapFault fault, Action<Utf8XmlWriter>? writeDetail);

    /// <summary>Returns the version of the envelope at the current element; null if it is not an envelope.</summary>
    public static SoapVersion? OfEnvelope(XmlDictionaryReader xml) =>
        Soap11.Envelope.IsStart(xml) ? Soap11
        : Soap12.Envelope.IsStart(xml) ? Soap12
        : null;

    /// <summary>Returns the version of a media type; null if the media type is not one of SOAP.</summary>
    public static SoapVersion? OfMediaType(string mediaType) =>
        mediaType.Equals(Soap11.MediaType, StringComparison.OrdinalIgnoreCase) ? Soap11
        : mediaType.Equals(Soap12.MediaType, StringComparison.OrdinalIgnoreCase) ? Soap12
        : null;

    /// <summary>Writes the namespace declaration and the name of a subcode: <c> xmlns:a="…">a:Name</c>.</summary>
    private protected static void WriteSubcode(Utf8XmlWriter writer, SoapSubcode subcode)
    {
        writer.WriteRaw(" xmlns:a=\""u8);
        writer.WriteText(subcode.XmlNamespace);
        writer.WriteRaw("\">a:"u8);
        writer.WriteText(subcode.Name);
    }
}
