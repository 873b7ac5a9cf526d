namespace Services86.Agents.Login;

/// <summary>
/// The failed logins to a name. Five are free; then the wait before the next one doubles, from a second to a minute.
/// After 15 minutes without a failure, the count is zero.
/// </summary>
/// <inheritdoc cref="FailureCount"/>
internal sealed class NameFailures(TimeSpan now) : FailureCount(now)
{
    private const int FreeFailures = 5;

    private static readonly TimeSpan MinWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ResetAfter = TimeSpan.FromMinutes(15);

    private int _failures;
    private TimeSpan _waitUntil;

    /// <inheritdoc/>
    public override bool HasFailuresAt(TimeSpan now) => FailuresAt(now) > 0;

    /// <inheritdoc/>
    public override TimeSpan WaitAt(TimeSpan now) => _waitUntil - now;

    /// <inheritdoc/>
    public override void AddFailure(TimeSpan now)
    {
        _failures = FailuresAt(now) + 1;
        _waitUntil = now + WaitAfter(_failures);
        base.AddFailure(now);
    }

    /// <summary>Resets the count to zero, after a success.</summary>
    public void Reset() => _failures = 0;

    /// <inheritdoc/>
    protected override int FreeFailuresAt(TimeSpan now) => FreeFailures - FailuresAt(now);

    private int FailuresAt(TimeSpan now) => now - LastFailure > ResetAfter ? 0 : _failures;

    private static TimeSpan WaitAfter(int failures) => failures < FreeFailures
        ? TimeSpan.Zero
        : MinWait * Math.Min(Math.Pow(2, failures - FreeFailures), MaxWait / MinWait);
}
