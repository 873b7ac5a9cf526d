using System.Globalization;
using System.Xml;

namespace Services86.Http;

/// <summary>Parses xs:dateTime and xs:date.</summary>
/// <remarks>
/// A value with Z or an offset is converted to UTC. A value without an offset has the unspecified kind and is in the
/// time zone of the call. A date has the time 00:00:00. A value that its offset shifts out of the range of DateTime is
/// the minimum or the maximum, as in WCF and Json.NET, because clients convert the limits to their own time zone.
/// Sources: https://www.w3.org/TR/xmlschema-2/#dateTime and docs/SERVICES86.md section 7.3.
/// </remarks>
public static class XmlDateTime
{
    /// <summary>The description of the expected value, for rejections.</summary>
    public const string Expected =
        "a date and time such as 2026-11-21T22:47:00, with Z or an offset or without";

    private const int DateLength = 10;
    private const string EndOfDay = "T24:00:00";
    private const string LastSecond = "9999-12-31T23:59:59.";
    private const string StartOfDay = "T00:00:00";

    /// <summary>Parses a text.</summary>
    /// <param name="text">The text, without surrounding white space.</param>
    /// <param name="value">The date and time.</param>
    /// <returns>Whether the text is a valid date, or date and time, from year 1 to 9999.</returns>
    public static bool TryParse(string text, out DateTime value)
    {
        value = default;
        var zone = IndexOfZone(text);
        var local = zone < 0 ? text : text[..zone];
        TimeSpan? offset = null;
        if (zone >= 0)
        {
            if (!TryParseZone(text.AsSpan(zone), out var found))
            {
                return false;
            }

            offset = found;
        }

        if (!BeginsWithDate(local) || !TryParseLocal(local, out var ticks))
        {
            return false;
        }

        value = offset is { } shift
            ? new DateTime(Clamp(ticks - shift.Ticks), DateTimeKind.Utc)
            : new DateTime(Clamp(ticks), DateTimeKind.Unspecified);
        return true;
    }

    private static long Clamp(long ticks) => Math.Clamp(ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks);

    // XmlConvert also accepts years, months and times alone, and white space at the end.
    private static bool BeginsWithDate(string text) =>
        text.Length >= DateLength
        && text[4] == '-'
        && text[7] == '-'
        && (text.Length == DateLength || text[DateLength] == 'T')
        && char.IsAsciiDigit(text[^1])
        && text.AsSpan(0, 4).IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool TryParseLocal(string text, out long ticks)
    {
        // XML Schema allows 24:00:00 for the end of a day. XmlConvert does not accept it.
        var isEndOfDay = IsEndOfDay(text.AsSpan(DateLength));
        if (isEndOfDay)
        {
            text = string.Concat(text.AsSpan(0, DateLength), StartOfDay);
        }

        try
        {
            ticks = XmlConvert.ToDateTime(text, XmlDateTimeSerializationMode.Unspecified).Ticks
                + (isEndOfDay ? TimeSpan.TicksPerDay : 0);
            return true;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentOutOfRangeException)
        {
            ticks = DateTime.MaxValue.Ticks;
            return IsRoundedBeyondMaximum(text);
        }
    }

    // Java writes nine digits of the last second, which do not fit into a DateTime.
    private static bool IsRoundedBeyondMaximum(string text) =>
        text.StartsWith(LastSecond, StringComparison.Ordinal)
        && text.Length > LastSecond.Length
        && text.AsSpan(LastSecond.Length).IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool IsEndOfDay(ReadOnlySpan<char> time) =>
        time.StartsWith(EndOfDay, StringComparison.Ordinal)
        && (time.Length == EndOfDay.Length
            || (time[EndOfDay.Length] == '.'
                && time.Length > EndOfDay.Length + 1
                && time[(EndOfDay.Length + 1)..].IndexOfAnyExcept('0') < 0));

    // The sign of an offset stands after the date.
    private static int IndexOfZone(string text)
    {
        if (text.Length <= DateLength)
        {
            return -1;
        }

        var index = text.AsSpan(DateLength).IndexOfAny("Zz+-");
        return index < 0 ? -1 : DateLength + index;
    }

    private static bool TryParseZone(ReadOnlySpan<char> zone, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (zone is ['Z' or 'z'])
        {
            return true;
        }

        if (zone is not [_, _, _, ':', _, _]
            || !int.TryParse(zone[1..3], NumberStyles.None, CultureInfo.InvariantCulture, out var hours)
            || !int.TryParse(zone[4..], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
            || minutes > 59
            || (hours * 60) + minutes > 14 * 60)
        {
            return false;
        }

        offset = new TimeSpan(hours, minutes, 0) * (zone[0] == '-' ? -1 : 1);
        return true;
    }
}
