using System.Text;
using Services86.Http;

namespace Services86.WebConsole.Journal.Masking;

/// <summary>Converts a body to UTF-8 as the server does, but also one with invalid bytes, or only its begin.</summary>
internal static class BodyText
{
    /// <summary>Converts a body.</summary>
    /// <param name="body">The bytes.</param>
    /// <param name="charset">The charset of the Content-Type; null for none.</param>
    /// <returns>
    /// The text in UTF-8, without byte order mark and XML declaration; null if the encoding is not supported.
    /// </returns>
    public static byte[]? ToUtf8(ReadOnlySpan<byte> body, string? charset)
    {
        Encoding? encoding;
        int start;
        try
        {
            (encoding, start) = BodyEncoding.Detect(body, charset, BodyName.Body);
        }
        catch (RequestRejectedException)
        {
            return null;
        }

        // Invalid bytes, and the half of a character at the end, become replacement characters.
        var text = encoding is null
            ? Encoding.UTF8.GetString(body[start..])
            : Encoding.GetEncoding(encoding.CodePage).GetString(body[start..]);
        var utf8 = Encoding.UTF8.GetBytes(text);
        BodyEncoding.BlankDeclaration(utf8);
        return utf8;
    }
}
