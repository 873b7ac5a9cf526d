using System.Globalization;
using Microsoft.AspNetCore.Http;
using Services86.Agents.Calls;

namespace Services86.Rest.Headers;

/// <summary>Reads and writes REST's header SO-TimeZone.</summary>
/// <remarks>
/// The header contains the code or the id of a time zone, and, if dates in the response are to include their offset,
/// <c>includeTZOffset</c> after a comma, both case-insensitive. The response contains the code of the time zone used.
/// Source: docs/SERVICES86.md section 7.1.
/// </remarks>
internal static class TimeZoneHeader
{
    private const string OffsetsOption = "includeTZOffset";

    /// <summary>Gets the time zone of a call.</summary>
    public static CallTimeZone Read(IHeaderDictionary headers)
    {
        var header = headers[RestHeaders.TimeZone].ToString();
        if (header.Length == 0)
        {
            return CallTimeZone.OfInstallation;
        }

        var parts = header.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToList();
        var hasOffsets = parts.RemoveAll(part => part.Equals(OffsetsOption, StringComparison.OrdinalIgnoreCase)) > 0;
        var zone = CallTimeZone.Of(parts is [var named, ..] ? Parse(named) : null);
        return hasOffsets ? zone.IncludingOffsets() : zone;
    }

    /// <summary>Writes the time zone used to the headers of a response; nothing if the request names none.</summary>
    public static void Write(IHeaderDictionary headers, CallTimeZone zone)
    {
        if (zone.Used is { } used)
        {
            headers[RestHeaders.TimeZone] = used.SoTimeZoneLocationCode;
        }
    }

    private static SoTimeZone Parse(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new SoTimeZone { SoTimeZoneId = id }
            : new SoTimeZone { SoTimeZoneLocationCode = text };
}
