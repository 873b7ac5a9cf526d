using Services86.Data.Logins;

namespace Services86.Agents.Login;

/// <summary>
/// The failed logins from an address, to any names. Twenty are free; then one more every three seconds. A success
/// changes nothing: an attacker may have a user of their own.
/// </summary>
/// <remarks>
/// The wait does not grow, unlike that of a name, because other users can have the same address: behind a router, or
/// behind a proxy that is not configured as trusted.
/// </remarks>
/// <inheritdoc cref="FailureCount"/>
internal sealed class AddressFailures(FailureTime now) : FailureCount(now)
{
    /// <summary>The number of free failures.</summary>
    public const int FreeFailures = 20;

    // The uptime at which no failure counts any more: each one counts for a recovery time, one after the other.
    private TimeSpan _recovered = now.Uptime;

    /// <inheritdoc/>
    public override bool HasFailuresAt(TimeSpan uptime) => _recovered > uptime;

    /// <inheritdoc/>
    public override TimeSpan WaitAt(TimeSpan uptime) =>
        _recovered - uptime - (FailureLifetimes.OfAddress * (FreeFailures - 1));

    /// <inheritdoc/>
    protected override void Count(TimeSpan uptime)
    {
        _recovered = (_recovered > uptime ? _recovered : uptime) + FailureLifetimes.OfAddress;
        LastFailure = uptime;
    }

    /// <inheritdoc/>
    protected override bool IsAtLeast(StoredFailures stored, FailureTime now) => RecoveredOf(stored, now) >= _recovered;

    /// <inheritdoc/>
    protected override void Replace(StoredFailures? stored, FailureTime now)
    {
        _recovered = stored is { } row ? RecoveredOf(row, now) : now.Uptime;
        if (_recovered > now.Uptime)
        {
            LastFailure = now.Uptime;
        }
    }

    /// <inheritdoc/>
    protected override int FreeFailuresAt(TimeSpan uptime) =>
        FreeFailures - (int)Math.Ceiling(Math.Max(0, (_recovered - uptime) / FailureLifetimes.OfAddress));

    private static TimeSpan RecoveredOf(StoredFailures stored, FailureTime now) =>
        now.Uptime + now.Until(stored.Expires, FailureLifetimes.MaxOfAddress);
}
