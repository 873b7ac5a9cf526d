using System.Globalization;

namespace Services86.Host.Commands.Printing;

/// <summary>Prints times.</summary>
internal static class TimeText
{
    /// <summary>Gets a time in ISO 8601, in UTC and whole seconds, such as <c>2026-03-01T12:00:00Z</c>.</summary>
    public static string Of(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Gets a time in ISO 8601; null for null.</summary>
    public static string? Of(DateTimeOffset? time) => time is { } value ? Of(value) : null;
}
