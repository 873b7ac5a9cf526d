namespace Services86.Data.Secrets;

/// <summary>A time by both clocks: each can stand still while a virtual machine is suspended.</summary>
/// <param name="Timestamp">The timestamp, which no change of the clock affects.</param>
/// <param name="Clock">The time of the day.</param>
internal readonly record struct ReadTime(long Timestamp, DateTimeOffset Clock)
{
    /// <summary>Gets the present time.</summary>
    public static ReadTime Of(TimeProvider time) => new(time.GetTimestamp(), time.GetUtcNow());

    /// <summary>Gets whether more than a duration has passed, by either clock.</summary>
    public bool IsOlderThan(TimeSpan duration, ReadTime now, TimeProvider time) =>
        time.GetElapsedTime(Timestamp, now.Timestamp) > duration || now.Clock - Clock > duration;
}
