using Services86.Data.Logins;

namespace Services86.Agents.Login;

/// <summary>Failed logins, and the attempts that run. <see cref="LoginThrottle"/> synchronizes access.</summary>
/// <remarks>
/// The database has the failures of all hosts, and this count the attempts of this host. A row that this host has seen
/// is not read again: from then on the uptime of this host measures the waits, and not the clocks of the hosts.
/// </remarks>
/// <param name="now">The time of the creation.</param>
internal abstract class FailureCount(FailureTime now)
{
    private int _running;
    private TaskCompletionSource _attemptEnds = NewSource();
    private StoredFailures? _seen;
    private bool _hasUnsaved;

    /// <summary>Gets the uptime at the last failure; that at the creation if there is none.</summary>
    public TimeSpan LastFailure { get; protected set; } = now.Uptime;

    /// <summary>
    /// Gets the number of changes by this host. A row that was read before the last change can be out of date.
    /// </summary>
    public int Changes { get; private set; }

    /// <summary>Gets whether an attempt runs.</summary>
    public bool IsRunning => _running > 0;

    /// <summary>Gets a task that completes when the next attempt ends.</summary>
    public Task AttemptEnds => _attemptEnds.Task;

    /// <summary>Gets whether there are failures that delay or may delay an attempt.</summary>
    public abstract bool HasFailuresAt(TimeSpan uptime);

    /// <summary>Gets the time to wait before the next attempt; zero or less for none.</summary>
    public abstract TimeSpan WaitAt(TimeSpan uptime);

    /// <summary>
    /// Gets whether an attempt can begin: as many run concurrently as failures are free, and at least one.
    /// </summary>
    public bool CanBegin(TimeSpan uptime) => _running < MaxRunningAt(uptime);

    /// <summary>Gets whether the attempts that run, at least one, may all go on.</summary>
    public bool CanContinue(TimeSpan uptime) => _running <= MaxRunningAt(uptime);

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
    /// <param name="now">The current time.</param>
    /// <param name="saved">The failures of all hosts, with this one; null if this one could not be stored.</param>
    public void AddFailure(FailureTime now, StoredFailures? saved)
    {
        Changes++;
        if (saved is not { } row || HasUnsavedAt(now.Uptime))
        {
            _hasUnsaved = true;
            Count(now.Uptime);
        }
        else if (IsAtLeast(row, now))
        {
            // Otherwise a concurrent attempt has counted this failure too, or another host has reset the count, which
            // the next attempt reads.
            Replace(row, now);
            _seen = row;
        }
    }

    /// <summary>Takes the failures of other hosts over.</summary>
    /// <param name="stored">The failures that were read; null for none.</param>
    /// <param name="now">The current time.</param>
    /// <param name="changes">The number of changes before the failures were read.</param>
    public void Merge(StoredFailures? stored, FailureTime now, int changes)
    {
        if (stored == _seen)
        {
            return;
        }

        var isNewer = changes == Changes && !HasUnsavedAt(now.Uptime);
        if (isNewer || (stored is { } row && IsAtLeast(row, now)))
        {
            Replace(stored, now);
            _seen = stored;
        }
    }

    /// <summary>Resets the count to zero, after a success.</summary>
    /// <param name="now">The current time.</param>
    /// <param name="isSaved">Whether the reset is stored.</param>
    /// <param name="saved">The failures that are stored then; null for none.</param>
    public void Reset(FailureTime now, bool isSaved, StoredFailures? saved)
    {
        Changes++;
        _hasUnsaved = false;
        Replace(stored: null, now);
        if (isSaved)
        {
            _seen = saved;
        }
    }

    /// <summary>Counts a failure of this host.</summary>
    protected abstract void Count(TimeSpan uptime);

    /// <summary>Gets whether the stored failures are not less than those in memory.</summary>
    protected abstract bool IsAtLeast(StoredFailures stored, FailureTime now);

    /// <summary>Replaces the failures by those that are stored; null for none.</summary>
    protected abstract void Replace(StoredFailures? stored, FailureTime now);

    /// <summary>Gets the number of failures after which the next attempt has to wait; can be negative.</summary>
    protected abstract int FreeFailuresAt(TimeSpan uptime);

    private int MaxRunningAt(TimeSpan uptime) => Math.Max(1, FreeFailuresAt(uptime));

    private bool HasUnsavedAt(TimeSpan uptime) => _hasUnsaved = _hasUnsaved && HasFailuresAt(uptime);

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
