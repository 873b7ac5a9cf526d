using System.Globalization;
using System.Text;
using Services86.Http;
using Services86.Rest.Errors;

namespace Services86.Rest.UrlEncoded;

/// <summary>Parses URL-encoded bodies. Source: https://url.spec.whatwg.org/#urlencoded-parsing</summary>
/// <remarks>
/// The parser is stricter than browsers: a <c>%</c> that begins no escape, and escaped bytes that are not UTF-8, are
/// rejected, because a password that was not escaped would be stored as another password.
/// </remarks>
internal static class UrlEncodedReader
{
    /// <summary>The maximum number of pairs, as in ASP.NET.</summary>
    public const int MaxPairs = 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Parses a body.</summary>
    /// <param name="text">The body, in UTF-8. It is decoded in place.</param>
    /// <returns>The root of the body.</returns>
    /// <exception cref="RestException">The body cannot be decoded, has a malformed key, or too many pairs.</exception>
    public static UrlEncodedNode Read(Span<byte> text)
    {
        var root = new UrlEncodedNode();
        var count = 0;
        foreach (var range in ((ReadOnlySpan<byte>)text).Split((byte)'&'))
        {
            var pair = text[range];
            if (pair.IsEmpty)
            {
                continue;
            }

            if (++count > MaxPairs)
            {
                throw RestException.BadRequest($"Expected a form of at most {MaxPairs} pairs, found more. Send JSON.");
            }

            var equals = pair.IndexOf((byte)'=');
            var key = Decode(equals < 0 ? pair : pair[..equals], $"The key of pair {count}");
            var value = equals < 0 ? "" : Decode(pair[(equals + 1)..], $"The value of the key {Quotation.Of(key)}");
            var node = root;
            foreach (var name in UrlEncodedKey.Parse(key))
            {
                node = node.Within(name);
                node.HasEquals |= equals >= 0;
            }

            node.Values.Add(value);
        }

        return root;
    }

    private static string Decode(Span<byte> encoded, string what)
    {
        var length = 0;
        for (var i = 0; i < encoded.Length; i++)
        {
            encoded[length++] = encoded[i] switch
            {
                (byte)'+' => (byte)' ',
                (byte)'%' => Escaped(encoded, ref i)
                    ?? throw Invalid(what, "two hexadecimal digits after each %, as in %25 for a % itself"),
                var plain => plain,
            };
        }

        try
        {
            return StrictUtf8.GetString(encoded[..length]);
        }
        catch (DecoderFallbackException)
        {
            throw Invalid(what, "bytes that are UTF-8, whatever the charset of the Content-Type");
        }
    }

    private static byte? Escaped(ReadOnlySpan<byte> encoded, ref int index)
    {
        var digits = encoded[(index + 1)..];
        if (digits.Length < 2
            || !byte.TryParse(digits[..2], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            return null;
        }

        index += 2;
        return value;
    }

    // The value is left out because it may be a password.
    private static RestException Invalid(string what, string expected) => RestException.BadRequest(
        $"{what} of the form cannot be read: expected {expected}. Escape it and send the request again.");
}
