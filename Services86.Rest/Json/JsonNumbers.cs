using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;

namespace Services86.Rest.Json;

/// <summary>Reads whole numbers.</summary>
internal static class JsonNumbers
{
    /// <summary>Reads a whole number, or a text that is one, as SOAP reads it.</summary>
    /// <param name="input">At the number or the text.</param>
    /// <param name="least">The smallest number that is taken.</param>
    /// <param name="most">The greatest number that is taken.</param>
    /// <param name="value">The number.</param>
    /// <returns>Whether there is such a number.</returns>
    public static bool TryReadWhole(ref JsonInput input, long least, long most, out long value)
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
        return isWhole && value >= least && value <= most;
    }
}
