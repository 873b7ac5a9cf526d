using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;

namespace Services86.Rest.Json;

/// <summary>Reads whole numbers.</summary>
internal static class JsonNumbers
{
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
                Utf8Parser.TryParse(input.Literal, out value, out var length) && length == input.Literal.Length,
            JsonTokenType.String =>
                long.TryParse(input.GetText(), NumberStyles.Integer, CultureInfo.InvariantCulture, out value),
            _ => false,
        };
        return isWhole && value >= min && value <= max;
    }
}
