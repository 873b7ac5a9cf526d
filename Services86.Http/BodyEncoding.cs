using System.Buffers;
using System.Text;

namespace Services86.Http;

/// <summary>Detects the character encoding of a request body and converts the body to UTF-8.</summary>
/// <remarks>
/// A byte order mark takes precedence over the charset of the Content-Type, and the charset over the XML declaration.
/// Source: https://www.rfc-editor.org/rfc/rfc7303#section-3
/// </remarks>
internal static class BodyEncoding
{
    private const string SupportedEncodings = "UTF-8, UTF-16, ISO-8859-1 or US-ASCII";

    private static readonly Encoding StrictUtf16LittleEndian =
        new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);

    private static readonly Encoding StrictUtf16BigEndian =
        new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);

    /// <summary>Detects the encoding of a body.</summary>
    /// <param name="bytes">The body.</param>
    /// <param name="charset">The charset of the Content-Type; null if the Content-Type has none.</param>
    /// <param name="name">The name of the body in rejections.</param>
    /// <returns>
    /// The encoding, and the offset of the text. The encoding is null for UTF-8, which the XML reader validates.
    /// </returns>
    /// <exception cref="RequestRejectedException">The encoding is not supported.</exception>
    public static (Encoding? Encoding, int Start) Detect(
        ReadOnlySpan<byte> bytes, string? charset, BodyName name) => bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (null, 3),
            [0xFF, 0xFE, ..] => (StrictUtf16LittleEndian, 2),
            [0xFE, 0xFF, ..] => (StrictUtf16BigEndian, 2),
            _ when charset is { Length: > 0 } => (OfName(charset, bytes, "the charset of the Content-Type", name), 0),
            [> 0, 0, ..] => (StrictUtf16LittleEndian, 0),
            [0, > 0, ..] => (StrictUtf16BigEndian, 0),
            _ when DeclaredEncoding(bytes) is { } declared => (OfName(declared, bytes, "the XML declaration", name), 0),
            _ => (null, 0),
        };

    /// <summary>Converts text of another encoding to UTF-8.</summary>
    /// <exception cref="RequestRejectedException">The bytes are not valid in the encoding.</exception>
    public static PooledBuffer ToUtf8(ReadOnlySpan<byte> bytes, Encoding encoding, BodyName name)
    {
        var characters = ArrayPool<char>.Shared.Rent(encoding.GetMaxCharCount(bytes.Length));
        try
        {
            var text = characters.AsSpan(0, encoding.GetChars(bytes, characters));
            var converted = new PooledBuffer(Encoding.UTF8.GetMaxByteCount(text.Length));
            converted.Advance(
                Encoding.UTF8.GetBytes(text, converted.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length))));
            return converted;
        }
        catch (DecoderFallbackException exception)
        {
            throw new RequestRejectedException(
                RequestRejection.NotXml,
                $"The {name} cannot be read: the bytes from {exception.Index} on are not {encoding.WebName}. "
                + "Send UTF-8.",
                exception);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(characters, clearArray: true);
        }
    }

    /// <summary>Overwrites the XML declaration, which may name another encoding, with spaces.</summary>
    /// <remarks>
    /// Line numbers and offsets do not change. White space before the declaration, which XML forbids, is accepted.
    /// </remarks>
    public static void BlankDeclaration(Span<byte> utf8)
    {
        var start = utf8.Length - utf8.TrimStart(" \t\r\n"u8).Length;
        var declaration = utf8.Slice(start, Declaration(utf8[start..]).Length);
        for (var i = 0; i < declaration.Length; i++)
        {
            declaration[i] = declaration[i] == (byte)'\n' ? (byte)'\n' : (byte)' ';
        }
    }

    private static Encoding? OfName(
        string charset, ReadOnlySpan<byte> bytes, string where, BodyName name) => charset.ToUpperInvariant() switch
        {
            "UTF-8" or "UTF8" or "US-ASCII" or "ASCII" => null,
            "ISO-8859-1" or "LATIN1" => Encoding.Latin1,
            "UTF-16LE" => StrictUtf16LittleEndian,
            "UTF-16BE" => StrictUtf16BigEndian,
            "UTF-16" when bytes is [> 0, 0, ..] => StrictUtf16LittleEndian,
            "UTF-16" when bytes is [0, > 0, ..] => StrictUtf16BigEndian,
            "UTF-16" => throw new RequestRejectedException(
                RequestRejection.NotXml,
                $"The {name} cannot be read: {where} says UTF-16, but the bytes are not UTF-16. Correct one of them."),
            _ => throw new RequestRejectedException(
                RequestRejection.UnsupportedMediaType,
                $"The {name} cannot be read: expected {SupportedEncodings}, found {Quotation.Of(charset)} as {where}. "
                + "Send UTF-8."),
        };

    private static string? DeclaredEncoding(ReadOnlySpan<byte> bytes)
    {
        var declaration = Declaration(bytes);
        var name = declaration.IndexOf("encoding"u8);
        if (name < 0)
        {
            return null;
        }

        var value = declaration[(name + "encoding".Length)..].TrimStart(" \t\r\n="u8);
        return value is [(byte)'"' or (byte)'\'', ..] && value[1..].IndexOf(value[0]) is >= 0 and var length
            ? Encoding.ASCII.GetString(value.Slice(1, length))
            : null;
    }

    private static ReadOnlySpan<byte> Declaration(ReadOnlySpan<byte> utf8)
    {
        var end = utf8.IndexOf("?>"u8);
        return end > 5 && utf8.StartsWith("<?xml"u8) && utf8[5] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'
            ? utf8[..(end + 2)]
            : [];
    }
}
