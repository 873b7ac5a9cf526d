using System.Text;
using Services86.Http;

namespace Services86.Soap.Serialization;

/// <summary>Reads and writes xs:string. White space is kept.</summary>
/// <remarks>
/// A text with the xsi:type base64Binary or base64 is decoded, because SOAP::Lite encodes texts that are not ASCII.
/// Source: docs/SERVICES86.md section 2.5.
/// </remarks>
internal sealed class StringSerializer : TypeSerializer<string>
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    public override string Read(ContentReader reader)
    {
        if (!reader.IsOfType("base64Binary") && !reader.IsOfType("base64"))
        {
            return reader.ReadText();
        }

        var encoded = reader.ReadText();
        return Decode(encoded) ?? throw reader.Invalid(
            "text in UTF-8 and Base64, as its xsi:type says", Quotation.Of(encoded));
    }

    public override void WriteContent(Utf8XmlWriter writer, string value) => writer.WriteText(value);

    public override bool IsEmpty(string value) => value.Length == 0;

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
