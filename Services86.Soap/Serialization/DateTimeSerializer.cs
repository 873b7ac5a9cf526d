using System.Globalization;
using System.Xml;

namespace Services86.Soap.Serialization;

/// <summary>Reads and writes xs:dateTime.</summary>
/// <remarks>
/// A value with Z or an offset is read as UTC; one without is read as of no kind, because only the call's time zone can
/// tell what it means. Written, UTC has Z and no kind has nothing. Source: https://www.w3.org/TR/xmlschema-2/#dateTime
/// </remarks>
internal sealed class DateTimeSerializer : TypeSerializer<DateTime>
{
    private const string Expected = "a date and time such as 2026-11-21T22:47:00, with Z or an offset or without";

    public override DateTime Read(ContentReader reader)
    {
        var text = reader.ReadText();
        var value = text.Trim();
        if (!HasTime(value))
        {
            throw reader.Invalid(Expected + " (xs:dateTime)", ContentReader.Quote(text));
        }

        try
        {
            return IsEndOfDay(value)
                ? Parse(value.Replace("T24", "T00", StringComparison.Ordinal)).AddDays(1)
                : Parse(value);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentOutOfRangeException)
        {
            throw reader.Invalid(
                Expected + ", from year 1 to 9999 (xs:dateTime)", ContentReader.Quote(text));
        }
    }

    public override void WriteContent(Utf8XmlWriter writer, DateTime value)
    {
        Span<char> text = stackalloc char[33];
        value.TryFormat(text, out var length, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture);
        writer.WriteText(text[..length]);
    }

    // XmlConvert also takes a date alone, a time alone and a year alone, which xs:dateTime does not.
    private static bool HasTime(string value) => value.IndexOf('T', StringComparison.Ordinal) >= 8;

    // XML Schema writes the end of a day as 24:00:00 too, which XmlConvert does not read.
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
