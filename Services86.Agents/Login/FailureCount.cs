namespace Services86.Agents.Login;

/// <summary>Failed logins, and the attempts that run. <see cref="LoginThrottle"/> synchronizes access.</summary>
/// <remarks>Times are uptimes: the time since the throttle was created.</remarks>
/// <param name="now">The uptime.</param>
internal abstract class FailureCount(TimeSpan now)
{
    private int _running;
    private TaskCompletionSource _attemptEnds = NewSource();

    /// <summary>Gets the uptime at the last failure; that at the creation if there is none.</summary>
    public TimeSpan LastFailure { get; private set; } = now;

    /// <summary>Gets whether an attempt runs.</summary>
    public bool IsRunning => _running > 0;

    /// <summary>Gets a task that completes when the next attempt ends.</summary>
    public Task AttemptEnds => _attemptEnds.Task;

    /// <summary>Gets whether there are failures that delay or may delay an attempt.</summary>
    public abstract bool HasFailuresAt(TimeSpan now);

    /// <summary>Gets the time to wait before the next attempt; zero or less for none.</summary>
    public abstract TimeSpan WaitAt(TimeSpan now);

    /// <summary>
    /// Gets whether an attempt can begin: as many run concurrently as failures are free, and at least one.
    /// </summary>
    public bool CanBegin(TimeSpan now) => _running < Math.Max(1, FreeFailuresAt(now));

    /// <summary>Begins an attempt.</summary>
    public void Begin() => _running++;

    /// <summary>Ends an attempt.</summary>
    public void End()
    {
        _running--;
        _attemptEnds.SetResult();
        _attemptEnds = NewSource();
    }

    /// <summary>Counts a failure.</summary>
    public virtual void AddFailure(TimeSpan now) => LastFailure = now;

    /// <summary>Gets the number of failures after which the next attempt has to wait; can be negative.</summary>
    protected abstract int FreeFailuresAt(TimeSpan now);

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
