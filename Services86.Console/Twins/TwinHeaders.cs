namespace Services86.WebConsole.Twins;

/// <summary>The headers that a SOAP call has beside its arguments.</summary>
/// <param name="HasApplicationToken">Whether the call has the token of an application.</param>
/// <param name="TimeZone">The time zone, as its code or its id; null for none.</param>
internal readonly record struct TwinHeaders(bool HasApplicationToken, string? TimeZone)
{
    /// <summary>Reads the header blocks of a call.</summary>
    /// <param name="headers">The message contract with the header blocks.</param>
    public static TwinHeaders Of(object headers)
    {
        var zone = (headers as SessionRequestHeaders)?.TimeZone;
        return new TwinHeaders(
            !string.IsNullOrWhiteSpace((headers as ApplicationRequestHeaders)?.ApplicationToken),
            zone is null ? null
                : string.IsNullOrWhiteSpace(zone.SoTimeZoneLocationCode)
                    ? zone.SoTimeZoneId.ToString(System.Globalization.CultureInfo.InvariantCulture)
                    : zone.SoTimeZoneLocationCode.Trim());
    }
}
