using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Services86.Agents.Calls;
using Services86.Http;

namespace Services86.Rest.Json;

/// <summary>Writes JSON as UTF-8, from names that were prepared once.</summary>
/// <remarks>
/// It differs from <see cref="System.Text.Json.Utf8JsonWriter"/>, whose encoders escape what is outside the basic plane,
/// in that it escapes no more than JSON needs. Half of a surrogate pair becomes U+FFFD, so that no text can break an
/// answer. Source: https://www.rfc-editor.org/rfc/rfc8259#section-7
/// </remarks>
internal sealed class JsonOutput(PooledBuffer output, CallTimeZone timeZone)
{
    private static readonly SearchValues<char> Escaped =
        SearchValues.Create([.. Enumerable.Range(0, ' ').Select(code => (char)code), '"', '\\']);

    /// <summary>The time zone of the answer.</summary>
    public CallTimeZone TimeZone => timeZone;

    /// <summary>Writes bytes that are known to be JSON.</summary>
    public void WriteRaw(ReadOnlySpan<byte> json) => output.Append(json);

    /// <summary>Writes null.</summary>
    public void WriteNull() => WriteRaw("null"u8);

    /// <summary>Writes a whole number.</summary>
    public void WriteInteger(long value)
    {
        Utf8Formatter.TryFormat(value, output.GetSpan(20), out var count);
        output.Advance(count);
    }

    /// <summary>Writes a number that is finite.</summary>
    public void WriteNumber(double value)
    {
        value.TryFormat(output.GetSpan(32), out var count, default, CultureInfo.InvariantCulture);
        output.Advance(count);
    }

    /// <summary>Writes bytes as a text in Base64.</summary>
    public void WriteBase64(ReadOnlySpan<byte> value)
    {
        WriteRaw("\""u8);
        Base64.EncodeToUtf8(value, output.GetSpan(Base64.GetMaxEncodedToUtf8Length(value.Length)), out _, out var count);
        output.Advance(count);
        WriteRaw("\""u8);
    }

    /// <summary>Writes a text between quotes.</summary>
    public void WriteText(ReadOnlySpan<char> text)
    {
        WriteRaw("\""u8);
        for (var plain = text.IndexOfAny(Escaped); plain >= 0; plain = text.IndexOfAny(Escaped))
        {
            WriteUnescaped(text[..plain]);
            WriteEscaped(text[plain]);
            text = text[(plain + 1)..];
        }

        WriteUnescaped(text);
        WriteRaw("\""u8);
    }

    private void WriteEscaped(char character)
    {
        switch (character)
        {
            case '"':
                WriteRaw("\\\""u8);
                break;
            case '\\':
                WriteRaw("\\\\"u8);
                break;
            case '\n':
                WriteRaw("\\n"u8);
                break;
            case '\r':
                WriteRaw("\\r"u8);
                break;
            case '\t':
                WriteRaw("\\t"u8);
                break;
            default:
                WriteRaw(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}")));
                break;
        }
    }

    // The encoding puts U+FFFD in place of a surrogate without its pair.
    private void WriteUnescaped(ReadOnlySpan<char> text)
    {
        var target = output.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length));
        output.Advance(Encoding.UTF8.GetBytes(text, target));
    }
}
