namespace Services86.Host.TimeZones;

/// <summary>The time zone of a call: that of the dates in its request and its answer.</summary>
/// <remarks>
/// <para>
/// A call that names no zone has the installation's own, which is UTC. So has one that names an unknown zone: it is not
/// refused, as most calls have no dates at all; <see cref="Used"/> tells the caller which zone it was.
/// </para>
/// <para>Source: reference, behaviour.md sections 1.5 and 3.6.</para>
/// </remarks>
internal sealed class CallTimeZone
{
    /// <summary>The greatest date that is kept and sent; clients use it for no end.</summary>
    /// <remarks>To the second: clients such as zeep cannot read the fraction that DateTime.MaxValue has.</remarks>
    public static readonly DateTime GreatestDate = new(9999, 12, 31, 23, 59, 59);

    private readonly KnownTimeZone _zone;

    private CallTimeZone(KnownTimeZone zone, SoTimeZone? used)
    {
        _zone = zone;
        Used = used;
    }

    /// <summary>The time zone of a call that names none.</summary>
    public static CallTimeZone OfInstallation { get; } = new(KnownTimeZone.Utc, used: null);

    /// <summary>What the answer says of its zone; null when the call named none.</summary>
    public SoTimeZone? Used { get; }

    /// <summary>Gets the time zone of a call.</summary>
    /// <param name="asked">The zone that the call names; null for none.</param>
    public static CallTimeZone Of(SoTimeZone? asked)
    {
        if (asked is null)
        {
            return OfInstallation;
        }

        var zone = KnownTimeZone.Find(asked.SoTimeZoneId, asked.SoTimeZoneLocationCode) ?? OfInstallation._zone;
        return new CallTimeZone(zone, new SoTimeZone { SoTimeZoneId = zone.Id, SoTimeZoneLocationCode = zone.Code });
    }

    /// <summary>Gives a date of the request in UTC.</summary>
    /// <remarks>
    /// An hour that comes twice, when summer time ends, is taken for the later one, in standard time. An hour that is
    /// skipped, when it begins, is taken as standard time too: 02:30 is what the clocks show as 03:30. The smallest and
    /// the greatest date stay what they are, and no other passes them.
    /// </remarks>
    public DateTime ToUtc(DateTime date) => date.Kind switch
    {
        DateTimeKind.Utc => Shift(date, TimeSpan.Zero, DateTimeKind.Utc),
        DateTimeKind.Local => Shift(date.ToUniversalTime(), TimeSpan.Zero, DateTimeKind.Utc),
        _ => Shift(date, -_zone.Rules.GetUtcOffset(date), DateTimeKind.Utc),
    };

    /// <summary>Gives a date for the answer: in the zone, and without a word of which it is.</summary>
    /// <param name="utc">The date in UTC.</param>
    /// <returns>A date of no kind, which is sent without Z or offset, as the original does.</returns>
    public DateTime FromUtc(DateTime utc) => Shift(
        utc, _zone.Rules.GetUtcOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)), DateTimeKind.Unspecified);

    private static DateTime Shift(DateTime date, TimeSpan offset, DateTimeKind kind)
    {
        var isBound = date == DateTime.MinValue || date >= GreatestDate;
        var ticks = isBound ? date.Ticks : date.Ticks + offset.Ticks;
        return new DateTime(Math.Clamp(ticks, DateTime.MinValue.Ticks, GreatestDate.Ticks), kind);
    }
}
