using System.Globalization;

namespace Services86.Host.Commands.Parsing;

/// <summary>Parses the times of options such as <c>--since</c>.</summary>
internal static class PastTime
{
    private static readonly string[] Formats =
        ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK"];

    /// <summary>Parses a time.</summary>
    /// <param name="option">The name of the option, for the message.</param>
    /// <param name="text">
    /// A date or a time in ISO 8601, in UTC unless it has an offset; or a number of minutes, hours or days before now,
    /// such as <c>30m</c>, <c>12h</c> and <c>7d</c>.
    /// </param>
    /// <param name="now">The current time.</param>
    /// <exception cref="UsageException">The text is neither.</exception>
    public static DateTimeOffset Parse(string option, string text, DateTimeOffset now)
    {
        if (DateTimeOffset.TryParseExact(
            text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
        {
            return time;
        }

        var unit = text.Length == 0 ? null : UnitOf(text[^1]);
        return unit is { } duration
            && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && duration * count is var age
            && age < now - DateTimeOffset.UnixEpoch
                ? now - age
                : throw new UsageException(
                    $"{option}: expected a time such as 2026-03-01, 2026-03-01T12:00Z, 30m, 12h or 7d, "
                    + $"found '{text}'.");
    }

    private static TimeSpan? UnitOf(char unit) => unit switch
    {
        'm' => TimeSpan.FromMinutes(1),
        'h' => TimeSpan.FromHours(1),
        'd' => TimeSpan.FromDays(1),
        _ => null,
    };
}
