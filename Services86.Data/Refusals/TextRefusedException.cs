using System.Globalization;

namespace Services86.Data.Refusals;

/// <summary>Thrown when a text cannot be stored as it is. The message does not quote the text.</summary>
public sealed class TextRefusedException : DataRefusedException
{
    private TextRefusedException(string message)
        : base(DataRefusalKind.TextRefused, message)
    {
    }

    /// <summary>Describes a text that identifies a record, and is too long for an index.</summary>
    internal static TextRefusedException TooLong(string text, int maxBytes, int bytes) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"The {text} is too long: expected at most {maxBytes} bytes as UTF-8, found {bytes}. Shorten it."));

    /// <summary>Describes a text with the character U+0000, which PostgreSQL does not store.</summary>
    internal static TextRefusedException NullCharacter() =>
        new("A text has the character U+0000, which the database does not store. Send the text without it.");
}
