using System.Text;
using Services86.Http;

namespace Services86.Soap.Serialization;

/// <summary>Reads and writes xs:string. White space is kept.</summary>
/// <remarks>
/// A text with the xsi:type base64Binary or base64 is decoded, because SOAP::Lite encodes texts that are not ASCII.
/// Source: docs/SERVICES86.md section 2.5.
/// </remarks>
internal sealed class StringSerializer() : SimpleTypeSerializer<string>("string", ~SimpleTypes.Hex)
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    public override string Read(ContentReader reader) => reader.ReadText();

    public override void WriteContent(Utf8XmlWriter writer, string value) => writer.WriteText(value);

    public override bool IsEmpty(string value) => value.Length == 0;

    /// <inheritdoc/>
    protected override string ReadAs(ContentReader reader, SimpleTypes kind)
    {
        var text = reader.ReadText();
        return kind != SimpleTypes.Base64 ? text : Decode(text) ?? throw reader.Invalid(
            "text in UTF-8 and Base64, as its xsi:type says", reader.Quote(text));
    }

    private static string? Decode(string encoded)
    {
        try
        {
            var text = StrictUtf8.GetString(Convert.FromBase64String(encoded));
            return XmlCharacters.IndexOfForbidden(text) < 0 ? text : null;
        }
        catch (Exception exception) when (exception is FormatException or DecoderFallbackException)
        {
            return null;
        }
    }
}
