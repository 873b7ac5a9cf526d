using System.Globalization;
using Microsoft.AspNetCore.Http;
using Services86.Agents.Calls;

namespace Services86.Rest.Headers;

/// <summary>Reads and writes REST's header SO-TimeZone.</summary>
/// <remarks>
/// It holds the code or the id of a zone, and, where the dates of the answer are to tell their offsets,
/// <c>includeTZOffset</c> after a comma, both in any case. The answer has the code of the zone that was used. Source:
/// reference, behaviour.md section 3.6.
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
        var tellsOffsets = parts.RemoveAll(part => part.Equals(OffsetsOption, StringComparison.OrdinalIgnoreCase)) > 0;
        var zone = CallTimeZone.Of(parts is [var named, ..] ? Parse(named) : null);
        return tellsOffsets ? zone.TellingOffsets() : zone;
    }

    /// <summary>Tells in an answer which zone was used; nothing when the call named none.</summary>
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
