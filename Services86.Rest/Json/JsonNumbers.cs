using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Services86.Rest.Json;

/// <summary>Reads whole numbers.</summary>
internal static class JsonNumbers
{
    // Of the greatest long.
    private const int MaxDigits = 19;

    /// <summary>Reads a whole number, or a text that contains one, as in SOAP.</summary>
    /// <param name="input">The input at the number or the text.</param>
    /// <param name="min">The smallest accepted number.</param>
    /// <param name="max">The largest accepted number.</param>
    /// <param name="value">The number.</param>
    /// <returns>Whether the token is such a number.</returns>
    public static bool TryReadWhole(ref JsonInput input, long min, long max, out long value)
    {
        value = 0;
        var isWhole = input.TokenType switch
        {
            JsonTokenType.Number =>
                (Utf8Parser.TryParse(input.Literal, out value, out var length) && length == input.Literal.Length)
                || (input.HasNumbersByValue && TryParseWhole(input.Literal, out value)),
            JsonTokenType.String =>
                long.TryParse(input.GetText(), NumberStyles.Integer, CultureInfo.InvariantCulture, out value),
            _ => false,
        };
        return isWhole && value >= min && value <= max;
    }

    // 1.0, 1e0 and 10E-1 are the number 1. Exact, unlike a conversion from double: 1e-400 is not 0.
    private static bool TryParseWhole(ReadOnlySpan<byte> literal, out long value)
    {
        value = 0;
        var exponentMark = literal.IndexOfAny((byte)'e', (byte)'E');
        var mantissa = exponentMark < 0 ? literal : literal[..exponentMark];
        var exponent = 0;
        if (exponentMark >= 0 && !int.TryParse(
            literal[(exponentMark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
        {
            return false;
        }

        var point = mantissa.IndexOf((byte)'.');
        var fraction = point < 0 ? [] : mantissa[(point + 1)..];
        var digits = Encoding.ASCII.GetString(point < 0 ? mantissa : mantissa[..point]) +
            Encoding.ASCII.GetString(fraction);
        var trimmed = digits.TrimEnd('0');
        var zeros = (long)exponent - fraction.Length + (digits.Length - trimmed.Length);
        return trimmed is "" or "-"
            || (zeros is >= 0 and <= MaxDigits && long.TryParse(
                trimmed + new string('0', (int)zeros),
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out value));
    }
}
