using System.Xml;

namespace Services86.Soap.Serialization;

/// <summary>Creates the XML readers for requests, with their limits.</summary>
/// <remarks>
/// <see cref="XmlDictionaryReader"/> rejects document type declarations and processing instructions, and loads no
/// external resources, so there are no entities to expand. The size limit of the body limits the length of texts.
/// </remarks>
internal static class SoapXml
{
    /// <summary>The namespace of the attributes <c>nil</c> and <c>type</c>.</summary>
    public const string InstanceNamespace = "http://www.w3.org/2001/XMLSchema-instance";

    /// <summary>The maximum depth of elements. The messages of the contracts have at most about 12 levels.</summary>
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

    /// <summary>Creates a reader without input.</summary>
    public static XmlDictionaryReader CreateReader() =>
        XmlDictionaryReader.CreateTextReader("<a/>"u8.ToArray(), Quotas);

    /// <summary>Resets a reader to new input: UTF-8 without a byte order mark.</summary>
    /// <exception cref="XmlException">The input is too short to be XML.</exception>
    public static void SetInput(XmlDictionaryReader reader, byte[] buffer, int offset, int count) =>
        ((IXmlTextReaderInitializer)reader).SetInput(
            buffer, offset, count, System.Text.Encoding.UTF8, Quotas, onClose: null);
}
