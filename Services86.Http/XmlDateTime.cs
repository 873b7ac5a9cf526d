using System.Xml;

namespace Services86.Http;

/// <summary>Parses xs:dateTime.</summary>
/// <remarks>
/// A value with Z or an offset is converted to UTC. A value without an offset has the unspecified kind and is in the
/// time zone of the call. Source: https://www.w3.org/TR/xmlschema-2/#dateTime
/// </remarks>
public static class XmlDateTime
{
    /// <summary>The description of the expected value, for rejections.</summary>
    public const string Expected = "a date and time such as 2026-11-21T22:47:00, with Z or an offset or without";

    /// <summary>Returns whether a text has a date and a time. XmlConvert also accepts one without the other.</summary>
    public static bool HasTime(string text) => text.IndexOf('T', StringComparison.Ordinal) >= 8;

    /// <summary>Parses a text that has a date and a time.</summary>
    /// <param name="text">The text, without surrounding white space.</param>
    /// <param name="value">The date and time.</param>
    /// <returns>Whether the text is a valid date and time from year 1 to 9999.</returns>
    public static bool TryParse(string text, out DateTime value)
    {
        try
        {
            value = IsEndOfDay(text)
                ? Parse(text.Replace("T24", "T00", StringComparison.Ordinal)).AddDays(1)
                : Parse(text);
            return true;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentOutOfRangeException)
        {
            value = default;
            return false;
        }
    }

    // XML Schema allows 24:00:00 for the end of a day. XmlConvert does not accept it.
    private static bool IsEndOfDay(string value)
    {
        const string EndOfDay = "T24:00:00";
        var time = value.AsSpan(value.IndexOf('T', StringComparison.Ordinal));
        return time.StartsWith(EndOfDay, StringComparison.Ordinal)
            && time[EndOfDay.Length..].TrimStart(".0") is [] or [< '0' or > '9', ..];
    }

    private static DateTime Parse(string value) => HasZone(value)
        ? XmlConvert.ToDateTimeOffset(value).UtcDateTime
        : XmlConvert.ToDateTime(value, XmlDateTimeSerializationMode.Unspecified);

    private static bool HasZone(string value) =>
        value[^1] is 'Z' or 'z' || value.AsSpan(value.IndexOf('T', StringComparison.Ordinal)).ContainsAny('+', '-');
}
