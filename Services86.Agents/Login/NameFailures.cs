using Services86.Data.Logins;

namespace Services86.Agents.Login;

/// <summary>
/// The failed logins to a name. Five are free; then the wait before the next one doubles, from a second to a minute.
/// After 15 minutes without a failure, the count is zero.
/// </summary>
/// <inheritdoc cref="FailureCount"/>
internal sealed class NameFailures(FailureTime now) : FailureCount(now)
{
    private const int FreeFailures = 5;

    private static readonly TimeSpan MinWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(1);

    private int _failures;
    private TimeSpan _waitUntil;

    /// <inheritdoc/>
    public override bool HasFailuresAt(TimeSpan uptime) => FailuresAt(uptime) > 0;

    /// <inheritdoc/>
    public override TimeSpan WaitAt(TimeSpan uptime) => _waitUntil - uptime;

    /// <summary>Gets whether stored failures delay or may delay an attempt.</summary>
    public static bool IsCounted(StoredFailures? stored, FailureTime now) =>
        stored is { Failures: > 0 } row && AgeOf(row, now) <= FailureLifetimes.OfName;

    /// <inheritdoc/>
    protected override void Count(TimeSpan uptime) => Set(FailuresAt(uptime) + 1, uptime);

    /// <inheritdoc/>
    protected override bool IsAtLeast(StoredFailures stored, FailureTime now) =>
        stored.Failures >= FailuresAt(now.Uptime);

    /// <inheritdoc/>
    protected override void Replace(StoredFailures? stored, FailureTime now)
    {
        if (IsCounted(stored, now) && stored is { } row)
        {
            Set(row.Failures, now.Uptime - AgeOf(row, now));
        }
        else
        {
            (_failures, _waitUntil) = (0, now.Uptime);
        }
    }

    /// <inheritdoc/>
    protected override int FreeFailuresAt(TimeSpan uptime) => FreeFailures - FailuresAt(uptime);

    private int FailuresAt(TimeSpan uptime) => uptime - LastFailure > FailureLifetimes.OfName ? 0 : _failures;

    private void Set(int failures, TimeSpan lastFailure)
    {
        _failures = failures;
        _waitUntil = lastFailure + WaitAfter(failures);
        LastFailure = lastFailure;
    }

    private static TimeSpan AgeOf(StoredFailures stored, FailureTime now) =>
        now.Since(stored.LastFailure, max: 2 * FailureLifetimes.OfName);

    private static TimeSpan WaitAfter(int failures) => failures < FreeFailures
        ? TimeSpan.Zero
        : MinWait * Math.Min(Math.Pow(2, failures - FreeFailures), MaxWait / MinWait);
}
