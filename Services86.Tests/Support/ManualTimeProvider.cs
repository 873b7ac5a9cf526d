namespace Services86.Tests.Support;

/// <summary>A clock that only the test advances or sets.</summary>
internal sealed class ManualTimeProvider(DateTimeOffset now) : TimeProvider
{
    private long _ticks = now.UtcTicks;
    private long _offset;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() =>
        new(Interlocked.Read(ref _ticks) + Interlocked.Read(ref _offset), TimeSpan.Zero);

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    /// <summary>Sets the clock forward, or back if the difference is negative. No time passes.</summary>
    public void SetClock(TimeSpan difference) => Interlocked.Add(ref _offset, difference.Ticks);

    public void Advance(TimeSpan duration) => Interlocked.Add(ref _ticks, duration.Ticks);
}
