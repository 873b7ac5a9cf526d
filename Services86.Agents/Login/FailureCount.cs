namespace Services86.Agents.Login;

/// <summary>
/// The failed logins to a name, and its running attempts. <see cref="LoginThrottle"/> synchronizes access.
/// </summary>
/// <param name="now">The uptime: the time since the throttle was created.</param>
internal sealed class FailureCount(TimeSpan now)
{
    private const int FreeFailures = 5;

    private static readonly TimeSpan MinWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(1);

    private int _failures;
    private int _running;
    private TaskCompletionSource _attemptEnds = NewSource();

    /// <summary>Gets the uptime at the last failure; that at the creation if there is none.</summary>
    public TimeSpan LastFailure { get; private set; } = now;

    /// <summary>Gets the uptime before which no attempt begins.</summary>
    public TimeSpan WaitUntil { get; private set; }

    /// <summary>Gets whether an attempt runs.</summary>
    public bool IsRunning => _running > 0;

    /// <summary>Gets a task that completes when the next attempt ends.</summary>
    public Task AttemptEnds => _attemptEnds.Task;

    /// <summary>Begins an attempt.</summary>
    /// <returns>False if as many attempts run as failures are free.</returns>
    public bool TryBegin()
    {
        if (_running >= Math.Max(1, FreeFailures - _failures))
        {
            return false;
        }

        _running++;
        return true;
    }

    /// <summary>Ends an attempt.</summary>
    public void End()
    {
        _running--;
        _attemptEnds.SetResult();
        _attemptEnds = NewSource();
    }

    /// <summary>Counts a failure.</summary>
    /// <param name="now">The uptime.</param>
    public void AddFailure(TimeSpan now)
    {
        _failures++;
        LastFailure = now;
        WaitUntil = now + WaitAfter(_failures);
    }

    /// <summary>Resets the count of failures to zero.</summary>
    public void Reset() => _failures = 0;

    private static TimeSpan WaitAfter(int failures) => failures < FreeFailures
        ? TimeSpan.Zero
        : MinWait * Math.Min(Math.Pow(2, failures - FreeFailures), MaxWait / MinWait);

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
