using System.Text;
using System.Xml;
using Services86.Soap.Faults;
using Services86.Soap.Serialization;

namespace Services86.Soap.Envelope;

/// <summary>A version of SOAP: everything in which the versions differ.</summary>
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

    /// <summary>SOAP 1.1. Source: https://www.w3.org/TR/2000/NOTE-SOAP-20000508/</summary>
    public static SoapVersion Soap11 { get; } = new Soap11();

    /// <summary>SOAP 1.2. Source: https://www.w3.org/TR/soap12-part1/</summary>
    public static SoapVersion Soap12 { get; } = new Soap12();

    /// <summary>The versions that the server speaks.</summary>
    public static IReadOnlyList<SoapVersion> All { get; } = [Soap11, Soap12];

    /// <summary>The name of the version, for messages.</summary>
    public abstract string Name { get; }

    /// <summary>The namespace of the envelope.</summary>
    public string EnvelopeNamespace { get; }

    /// <summary>The name of the envelope's element.</summary>
    public ElementName Envelope { get; }

    /// <summary>The name of the header's element.</summary>
    public ElementName Header { get; }

    /// <summary>The name of the body's element.</summary>
    public ElementName Body { get; }

    /// <summary>The media type of the version's messages.</summary>
    public string MediaType { get; }

    /// <summary>The Content-Type of the messages that the server sends.</summary>
    public string ContentType { get; }

    /// <summary>The start tag of the envelope; the prefix is <c>s</c>.</summary>
    public byte[] EnvelopeStart { get; }

    /// <summary>The attribute that says whom a header block is for: actor, or role.</summary>
    public abstract string RoleAttribute { get; }

    /// <summary>Whether a header block for a role is for this server, which is always the last receiver.</summary>
    public abstract bool IsOurs(string role);

    /// <summary>The HTTP status of a fault.</summary>
    public abstract int StatusOf(SoapFaultCode code);

    /// <summary>Writes the header of a fault message, with its tags; nothing when the version has none.</summary>
    public abstract void WriteFaultHeader(Utf8XmlWriter writer, SoapFault fault);

    /// <summary>Writes the content of the fault element.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="fault">The fault.</param>
    /// <param name="writeDetail">Writes the entries of the detail; null when there are none.</param>
    public abstract void WriteFault(Utf8XmlWriter writer, SoapFault fault, Action<Utf8XmlWriter>? writeDetail);

    /// <summary>Finds the version of the envelope that a reader is at; null when it is at none.</summary>
    public static SoapVersion? OfEnvelope(XmlDictionaryReader xml) =>
        Soap11.Envelope.IsStart(xml) ? Soap11
        : Soap12.Envelope.IsStart(xml) ? Soap12
        : null;

    /// <summary>Finds the version that a media type is of; null when it is none of SOAP's.</summary>
    public static SoapVersion? OfMediaType(string mediaType) =>
        mediaType.Equals(Soap11.MediaType, StringComparison.OrdinalIgnoreCase) ? Soap11
        : mediaType.Equals(Soap12.MediaType, StringComparison.OrdinalIgnoreCase) ? Soap12
        : null;

    /// <summary>Writes the declaration and the name of a code: <c> xmlns:a="…">a:Name</c>.</summary>
    private protected static void WriteSubcode(Utf8XmlWriter writer, SoapSubcode subcode)
    {
        writer.WriteRaw(" xmlns:a=\""u8);
        writer.WriteText(subcode.XmlNamespace);
        writer.WriteRaw("\">a:"u8);
        writer.WriteText(subcode.Name);
    }
}
