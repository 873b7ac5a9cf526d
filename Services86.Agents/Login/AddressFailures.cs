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
internal sealed class AddressFailures(TimeSpan now) : FailureCount(now)
{
    /// <summary>The number of free failures.</summary>
    public const int FreeFailures = 20;

    private static readonly TimeSpan RecoveryTime = TimeSpan.FromSeconds(3);

    // The uptime at which no failure counts any more: each one counts for a recovery time, one after the other.
    private TimeSpan _recovered = now;

    /// <inheritdoc/>
    public override bool HasFailuresAt(TimeSpan now) => _recovered > now;

    /// <inheritdoc/>
    public override TimeSpan WaitAt(TimeSpan now) => _recovered - now - (RecoveryTime * (FreeFailures - 1));

    /// <inheritdoc/>
    public override void AddFailure(TimeSpan now)
    {
        _recovered = (_recovered > now ? _recovered : now) + RecoveryTime;
        base.AddFailure(now);
    }

    /// <inheritdoc/>
    protected override int FreeFailuresAt(TimeSpan now) =>
        FreeFailures - (int)Math.Ceiling(Math.Max(0, (_recovered - now) / RecoveryTime));
}
