using System.Xml;

namespace Services86.Soap.Serialization;

/// <summary>How the server reads XML from a caller: the one place with the limits.</summary>
/// <remarks>
/// The reader of WCF accepts neither a document type declaration nor processing instructions, and fetches nothing, so
/// there are no entities to expand. The length of texts is bounded by that of the envelope.
/// </remarks>
internal static class SoapXml
{
    /// <summary>The namespace of <c>nil</c> and <c>type</c>.</summary>
    public const string InstanceNamespace = "http://www.w3.org/2001/XMLSchema-instance";

    /// <summary>The greatest depth of elements: the deepest message of the contracts has about 12.</summary>
    public const int MaxDepth = 64;

    private const int MaxStartTagBytes = 64 * 1024;
    private const int MaxNameCharacters = 256 * 1024;

    private static readonly XmlDictionaryReaderQuotas Quotas = new()
    {
        MaxDepth = MaxDepth,
        MaxBytesPerRead = MaxStartTagBytes,
        MaxNameTableCharCount = MaxNameCharacters,
        MaxStringContentLength = int.MaxValue,
        MaxArrayLength = int.MaxValue,
    };

    /// <summary>Makes a reader, which has nothing to read yet.</summary>
    public static XmlDictionaryReader CreateReader() => XmlDictionaryReader.CreateTextReader("<a/>"u8.ToArray(), Quotas);

    /// <summary>Lets a reader read UTF-8 without a byte order mark, whatever it has read before.</summary>
    /// <exception cref="XmlException">There are too few bytes: the reader looks at the first ones at once.</exception>
    public static void SetInput(XmlDictionaryReader reader, byte[] buffer, int offset, int count) =>
        ((IXmlTextReaderInitializer)reader).SetInput(
            buffer, offset, count, System.Text.Encoding.UTF8, Quotas, onClose: null);
}
