namespace Services86.Tests.Support;

/// <summary>A clock that stands still at a moment of the test's choice.</summary>
internal sealed class ManualTimeProvider(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
