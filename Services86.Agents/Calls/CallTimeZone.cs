namespace Services86.Agents.Calls;

/// <summary>The time zone of a call, which applies to the dates in its request and in its reply.</summary>
/// <remarks>
/// A call without a zone has the zone of the installation, which is UTC. So has a call with an unknown zone, which is
/// not refused, because most calls contain no dates. Source: docs/SERVICES86.md section 7.1.
/// </remarks>
internal sealed class CallTimeZone
{
    /// <summary>The maximum date that is stored and sent. Clients use it for "no end".</summary>
    /// <remarks>Without the fraction of DateTime.MaxValue, which clients such as zeep cannot read.</remarks>
    public static readonly DateTime MaxDate = new(9999, 12, 31, 23, 59, 59);

    private readonly KnownTimeZone _zone;
    private readonly bool _isNamed;

    private CallTimeZone(KnownTimeZone zone, bool isNamed, bool includesOffsets = false)
    {
        _zone = zone;
        _isNamed = isNamed;
        IncludesOffsets = includesOffsets;
    }

    /// <summary>Gets the time zone of calls that name none.</summary>
    public static CallTimeZone OfInstallation { get; } = new(KnownTimeZone.Utc, isNamed: false);

    /// <summary>Gets the zone for the header of the reply; null if the call named none.</summary>
    public SoTimeZone? Used =>
        _isNamed ? new SoTimeZone { SoTimeZoneId = _zone.Id, SoTimeZoneLocationCode = _zone.Code } : null;

    /// <summary>
    /// Gets whether the dates in the reply include their offsets from UTC, which REST clients can request.
    /// </summary>
    public bool IncludesOffsets { get; }

    /// <summary>Gets the time zone of a call.</summary>
    /// <param name="requested">The zone that the call names; null if it names none.</param>
    public static CallTimeZone Of(SoTimeZone? requested)
    {
        if (requested is null)
        {
            return OfInstallation;
        }

        var zone = KnownTimeZone.Find(requested.SoTimeZoneId, requested.SoTimeZoneLocationCode)
            ?? OfInstallation._zone;
        return new CallTimeZone(zone, isNamed: true);
    }

    /// <summary>Gets the same zone for a reply whose dates include their offsets.</summary>
    public CallTimeZone IncludingOffsets() => new(_zone, _isNamed, includesOffsets: true);

    /// <summary>Converts a date of the request to UTC.</summary>
    /// <remarks>
    /// A time that occurs twice, when daylight saving time ends, is the later one, in standard time. A time that does
    /// not occur, when daylight saving time begins, is read in standard time too: 02:30 is what the clocks show as
    /// 03:30. The minimum and the maximum date are not converted, and no other date is converted beyond them.
    /// </remarks>
    public DateTime ToUtc(DateTime date) => date.Kind switch
    {
        DateTimeKind.Utc => Shift(date, TimeSpan.Zero, DateTimeKind.Utc),
        DateTimeKind.Local => Shift(date.ToUniversalTime(), TimeSpan.Zero, DateTimeKind.Utc),
        _ => Shift(date, -_zone.Rules.GetUtcOffset(date), DateTimeKind.Utc),
    };

    /// <summary>Converts a date in UTC to the zone of the reply.</summary>
    /// <returns>
    /// A date of unspecified kind, which is sent without Z or offset, as the mirrored service does. If the dates
    /// include offsets, the date in UTC, which <see cref="ToDateTimeOffset"/> converts when it is written, because a
    /// DateTime cannot hold an offset.
    /// </returns>
    public DateTime FromUtc(DateTime utc)
    {
        utc = DateTime.SpecifyKind(utc, DateTimeKind.Utc);
        var local = Shift(utc, _zone.Rules.GetUtcOffset(utc), DateTimeKind.Unspecified);
        return !IncludesOffsets ? local
            : IsLimit(local) ? DateTime.SpecifyKind(local, DateTimeKind.Utc)
            : utc;
    }

    /// <summary>Converts a date of a reply whose dates include offsets.</summary>
    /// <param name="utc">A date in UTC, as <see cref="FromUtc"/> returned it.</param>
    /// <returns>
    /// The date in the zone, with the offset of the zone at that time; the minimum and the maximum date in UTC.
    /// </returns>
    public DateTimeOffset ToDateTimeOffset(DateTime utc) =>
        new DateTimeOffset(utc).ToOffset(IsLimit(utc) ? TimeSpan.Zero : _zone.Rules.GetUtcOffset(utc));

    /// <summary>Returns whether a date is the minimum or the maximum date, in any zone.</summary>
    public static bool IsLimit(DateTime date) => date == DateTime.MinValue || date >= MaxDate;

    private static DateTime Shift(DateTime date, TimeSpan offset, DateTimeKind kind)
    {
        var ticks = IsLimit(date) ? date.Ticks : date.Ticks + offset.Ticks;
        return new DateTime(Math.Clamp(ticks, DateTime.MinValue.Ticks, MaxDate.Ticks), kind);
    }
}
