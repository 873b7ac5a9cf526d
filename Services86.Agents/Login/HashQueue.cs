namespace Services86.Agents.Login;

/// <summary>Selects which password is hashed next. Safe for concurrent use.</summary>
/// <remarks>
/// Known clients and others are served alternately, and within each group the clients take turns: a client that sends
/// many logins delays itself, and other clients by one hash per turn. A full queue drops the newest job of the client
/// with the most jobs.
/// </remarks>
internal sealed class HashQueue
{
    private readonly Lock _lock = new();
    private readonly HashLane _known = new();
    private readonly HashLane _others = new();
    private bool _isTurnOfOthers;

    /// <summary>Gets the number of queued jobs.</summary>
    public int Length
    {
        get
        {
            lock (_lock)
            {
                return _known.Length + _others.Length;
            }
        }
    }

    /// <summary>Adds a job.</summary>
    /// <returns>The job that is dropped, which can be the same; null if none is dropped.</returns>
    public HashJob? Add(HashJob job)
    {
        lock (_lock)
        {
            return LaneOf(job).Add(job);
        }
    }

    /// <summary>Takes the job that is to be executed next.</summary>
    /// <returns>The job; null if the queue is empty.</returns>
    public HashJob? Take()
    {
        lock (_lock)
        {
            _isTurnOfOthers = !_isTurnOfOthers;
            return _isTurnOfOthers ? _others.Take() ?? _known.Take() : _known.Take() ?? _others.Take();
        }
    }

    /// <summary>Removes a job.</summary>
    /// <returns>False if the job is not queued, because it was taken or dropped.</returns>
    public bool Remove(HashJob job)
    {
        lock (_lock)
        {
            return LaneOf(job).Remove(job);
        }
    }

    private HashLane LaneOf(HashJob job) => job.Client.IsKnown ? _known : _others;
}
