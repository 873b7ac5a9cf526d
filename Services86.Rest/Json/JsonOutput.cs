using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Services86.Agents.Calls;
using Services86.Http;

namespace Services86.Rest.Json;

/// <summary>Writes JSON as UTF-8, with names that are encoded once.</summary>
/// <remarks>
/// Unlike <see cref="System.Text.Json.Utf8JsonWriter"/>, whose encoders escape all characters outside the basic
/// multilingual plane, it escapes only the characters that JSON requires. An unpaired surrogate becomes U+FFFD, so that
/// no text makes a response invalid. Source: https://www.rfc-editor.org/rfc/rfc8259#section-7
/// </remarks>
internal sealed class JsonOutput(PooledBuffer output, CallTimeZone timeZone)
{
    private static readonly SearchValues<char> Escaped =
        SearchValues.Create([.. Enumerable.Range(0, ' ').Select(code => (char)code), '"', '\\']);

    /// <summary>Gets the time zone of the response.</summary>
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

    /// <summary>Writes a finite number.</summary>
    public void WriteNumber(double value)
    {
        value.TryFormat(output.GetSpan(32), out var count, default, CultureInfo.InvariantCulture);
        output.Advance(count);
    }

    /// <summary>Writes bytes as Base64 in quotes.</summary>
    public void WriteBase64(ReadOnlySpan<byte> value)
    {
        WriteRaw("\""u8);
        var target = output.GetSpan(Base64.GetMaxEncodedToUtf8Length(value.Length));
        Base64.EncodeToUtf8(value, target, out _, out var count);
        output.Advance(count);
        WriteRaw("\""u8);
    }

    /// <summary>Writes a text in quotes.</summary>
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
                WriteRaw(Encoding.UTF8.GetBytes(
                    string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}")));
                break;
        }
    }

    // The encoding replaces an unpaired surrogate with U+FFFD.
    private void WriteUnescaped(ReadOnlySpan<char> text)
    {
        var target = output.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length));
        output.Advance(Encoding.UTF8.GetBytes(text, target));
    }
}
