namespace Services86.Agents.Calls;

/// <summary>A time zone that a call can name.</summary>
/// <param name="Id">The row number that the original has for it.</param>
/// <param name="Code">The short code, of a country and perhaps a part of it.</param>
/// <param name="IanaName">The name in the time zone database, which tells its offsets.</param>
internal sealed record KnownTimeZone(int Id, string Code, string IanaName)
{
    // Source of ids and codes: reference, behaviour.md section 3.6.
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

    /// <summary>Coordinated universal time.</summary>
    public static KnownTimeZone Utc { get; } = ByCode["UTC"];

    /// <summary>The offsets of the zone.</summary>
    /// <exception cref="TimeZoneNotFoundException">The operating system has no time zone database.</exception>
    public TimeZoneInfo Rules => TimeZoneInfo.FindSystemTimeZoneById(IanaName);

    /// <summary>Finds a zone by its code, in any case, or, when that is blank, by its id.</summary>
    /// <returns>The zone; null when it is not known.</returns>
    /// <remarks>The code counts more because the id is a row number, and may be that of another installation.</remarks>
    public static KnownTimeZone? Find(int id, string? code) => string.IsNullOrWhiteSpace(code)
        ? ById.GetValueOrDefault(id)
        : ByCode.GetValueOrDefault(code.Trim());
}
