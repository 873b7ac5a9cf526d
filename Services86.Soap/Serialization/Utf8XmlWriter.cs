using System.Buffers;
using System.Buffers.Text;
using System.Text;
using Services86.Http;

namespace Services86.Soap.Serialization;

/// <summary>Writes XML as UTF-8 from names that were prepared once.</summary>
/// <remarks>
/// It differs from <see cref="System.Xml.XmlDictionaryWriter"/> in that the prefixes are the caller's, and in that a
/// character that XML cannot carry is replaced by U+FFFD, so that no text can break an answer.
/// </remarks>
internal class Utf8XmlWriter(PooledBuffer output)
{
    private static readonly SearchValues<char> EscapedInElement =
        SearchValues.Create("&<>\r" + XmlCharacters.ForbiddenOutsidePairs);

    private static readonly SearchValues<char> EscapedInAttribute =
        SearchValues.Create("&<>\"\r\n\t" + XmlCharacters.ForbiddenOutsidePairs);

    /// <summary>Gets the end of an empty element's tag.</summary>
    public virtual ReadOnlySpan<byte> EmptyElementEnd => "/>"u8;

    /// <summary>Writes bytes that are known to be XML, such as prepared tags.</summary>
    public void WriteRaw(ReadOnlySpan<byte> xml) => output.Append(xml);

    /// <summary>Writes the text of an element.</summary>
    public void WriteText(ReadOnlySpan<char> text) => Write(text, EscapedInElement);

    /// <summary>Writes a part of an attribute's value, which stands between double quotes.</summary>
    public void WriteAttributeText(ReadOnlySpan<char> text) => Write(text, EscapedInAttribute);

    /// <summary>Writes an integer in decimal digits.</summary>
    public void WriteInteger(long value)
    {
        Utf8Formatter.TryFormat(value, output.GetSpan(20), out var count);
        output.Advance(count);
    }

    /// <summary>Writes bytes in Base64.</summary>
    public void WriteBase64(ReadOnlySpan<byte> value)
    {
        var target = output.GetSpan(Base64.GetMaxEncodedToUtf8Length(value.Length));
        Base64.EncodeToUtf8(value, target, out _, out var count);
        output.Advance(count);
    }

    private static ReadOnlySpan<byte> Escape(char character) => character switch
    {
        '&' => "&amp;"u8,
        '<' => "&lt;"u8,
        '>' => "&gt;"u8,
        // A parser turns a bare carriage return into a line feed: https://www.w3.org/TR/xml/#sec-line-ends
        '\r' => "&#xD;"u8,
        '\n' => "&#xA;"u8,
        '\t' => "&#x9;"u8,
        '"' => "&quot;"u8,
        _ => "\uFFFD"u8,
    };

    private void Write(ReadOnlySpan<char> text, SearchValues<char> escaped)
    {
        for (var plain = text.IndexOfAny(escaped); plain >= 0; plain = text.IndexOfAny(escaped))
        {
            WriteUnescaped(text[..plain]);
            WriteRaw(Escape(text[plain]));
            text = text[(plain + 1)..];
        }

        WriteUnescaped(text);
    }

    // The encoding puts U+FFFD in place of a surrogate without its pair.
    private void WriteUnescaped(ReadOnlySpan<char> text)
    {
        var target = output.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length));
        output.Advance(Encoding.UTF8.GetBytes(text, target));
    }
}
