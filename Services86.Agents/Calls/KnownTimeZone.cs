namespace Services86.Agents.Calls;

/// <summary>A time zone that a call can name.</summary>
/// <param name="Id">The id of the zone in the mirrored service.</param>
/// <param name="Code">The code: a country, and for some zones a part of the country.</param>
/// <param name="IanaName">The name in the IANA time zone database.</param>
internal sealed record KnownTimeZone(int Id, string Code, string IanaName)
{
    // Source of the ids and codes: docs/SERVICES86.md section 7.2.
    private static readonly KnownTimeZone[] All =
    [
        new(1, "UTC", "UTC"),
        new(36, "AU-ACT", "Australia/Sydney"),
        new(50, "BD", "Asia/Dhaka"),
        new(114, "CA-QC", "America/Toronto"),
        new(140, "DK", "Europe/Copenhagen"),
        new(156, "FR", "Europe/Paris"),
        new(261, "NO", "Europe/Oslo"),
        new(425, "US-CA", "America/Los_Angeles"),
        new(433, "US-HI", "Pacific/Honolulu"),
        new(460, "US-NY", "America/New_York"),
    ];

    private static readonly Dictionary<int, KnownTimeZone> ById = All.ToDictionary(zone => zone.Id);

    private static readonly Dictionary<string, KnownTimeZone> ByCode =
        All.ToDictionary(zone => zone.Code, StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the zone of Coordinated Universal Time.</summary>
    public static KnownTimeZone Utc { get; } = ByCode["UTC"];

    /// <summary>Gets the offsets of the zone.</summary>
    /// <exception cref="TimeZoneNotFoundException">The operating system has no time zone database.</exception>
    public TimeZoneInfo Rules => TimeZoneInfo.FindSystemTimeZoneById(IanaName);

    /// <summary>Finds a zone by its code, or by its id if the code is blank. The case is ignored.</summary>
    /// <returns>The zone; null if it is not known.</returns>
    /// <remarks>The code takes precedence, because the ids of installations can differ.</remarks>
    public static KnownTimeZone? Find(int id, string? code) => string.IsNullOrWhiteSpace(code)
        ? ById.GetValueOrDefault(id)
        : ByCode.GetValueOrDefault(code.Trim());
}
