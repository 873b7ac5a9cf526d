namespace Services86.Agents.Calls;

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
    private readonly bool _isNamed;

    private CallTimeZone(KnownTimeZone zone, bool isNamed, bool tellsOffsets = false)
    {
        _zone = zone;
        _isNamed = isNamed;
        TellsOffsets = tellsOffsets;
    }

    /// <summary>The time zone of a call that names none.</summary>
    public static CallTimeZone OfInstallation { get; } = new(KnownTimeZone.Utc, isNamed: false);

    /// <summary>What the answer says of its zone; null when the call named none.</summary>
    public SoTimeZone? Used =>
        _isNamed ? new SoTimeZone { SoTimeZoneId = _zone.Id, SoTimeZoneLocationCode = _zone.Code } : null;

    /// <summary>Whether the dates of the answer tell their offsets from UTC; only REST can ask for it.</summary>
    public bool TellsOffsets { get; }

    /// <summary>Gets the time zone of a call.</summary>
    /// <param name="asked">The zone that the call names; null for none.</param>
    public static CallTimeZone Of(SoTimeZone? asked)
    {
        if (asked is null)
        {
            return OfInstallation;
        }

        var zone = KnownTimeZone.Find(asked.SoTimeZoneId, asked.SoTimeZoneLocationCode) ?? OfInstallation._zone;
        return new CallTimeZone(zone, isNamed: true);
    }

    /// <summary>The same zone, for an answer whose dates tell their offsets.</summary>
    public CallTimeZone TellingOffsets() => new(_zone, _isNamed, tellsOffsets: true);

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
    /// <returns>
    /// A date of no kind, which is sent without Z or offset, as the original does. When offsets are told: the date in UTC,
    /// which <see cref="AtOffset"/> puts into the zone when it is written, as no date of no kind can hold its offset; the
    /// smallest and the greatest have none.
    /// </returns>
    public DateTime FromUtc(DateTime utc)
    {
        utc = DateTime.SpecifyKind(utc, DateTimeKind.Utc);
        var local = Shift(utc, _zone.Rules.GetUtcOffset(utc), DateTimeKind.Unspecified);
        return TellsOffsets && !IsBound(local) ? utc : local;
    }

    /// <summary>Gives a date of an answer whose dates tell their offsets.</summary>
    /// <param name="utc">A date in UTC, as <see cref="FromUtc"/> gave it.</param>
    /// <returns>The date in the zone, with the offset that the zone has then.</returns>
    public DateTimeOffset AtOffset(DateTime utc) => new DateTimeOffset(utc).ToOffset(_zone.Rules.GetUtcOffset(utc));

    private static bool IsBound(DateTime date) => date == DateTime.MinValue || date >= GreatestDate;

    private static DateTime Shift(DateTime date, TimeSpan offset, DateTimeKind kind)
    {
        var ticks = IsBound(date) ? date.Ticks : date.Ticks + offset.Ticks;
        return new DateTime(Math.Clamp(ticks, DateTime.MinValue.Ticks, GreatestDate.Ticks), kind);
    }
}
