using System.Buffers;
using System.Buffers.Text;
using System.Text;
using Services86.Http;

namespace Services86.Soap.Serialization;

/// <summary>Writes XML in UTF-8, with prepared tags.</summary>
/// <remarks>
/// Differences to <see cref="System.Xml.XmlDictionaryWriter"/>: the caller determines the prefixes, and characters that
/// XML forbids are replaced by U+FFFD, so that every stored text can be sent.
/// </remarks>
internal class Utf8XmlWriter(PooledBuffer output)
{
    private static readonly SearchValues<char> EscapedInElement =
        SearchValues.Create("&<>\r" + XmlCharacters.ForbiddenOutsidePairs);

    private static readonly SearchValues<char> EscapedInAttribute =
        SearchValues.Create("&<>\"\r\n\t" + XmlCharacters.ForbiddenOutsidePairs);

    /// <summary>Gets the end of an empty-element tag.</summary>
    public virtual ReadOnlySpan<byte> EmptyElementEnd => "/>"u8;

    /// <summary>Writes XML without escaping, such as prepared tags.</summary>
    public void WriteRaw(ReadOnlySpan<byte> xml) => output.Append(xml);

    /// <summary>Writes and escapes the text of an element.</summary>
    public void WriteText(ReadOnlySpan<char> text) => Write(text, EscapedInElement);

    /// <summary>Writes and escapes the value of an attribute in double quotes, or a part of the value.</summary>
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
        // A parser converts an unescaped carriage return to a line feed: https://www.w3.org/TR/xml/#sec-line-ends
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

    // Encoding.UTF8 replaces a surrogate without its pair by U+FFFD.
    private void WriteUnescaped(ReadOnlySpan<char> text)
    {
        var target = output.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length));
        output.Advance(Encoding.UTF8.GetBytes(text, target));
    }
}
