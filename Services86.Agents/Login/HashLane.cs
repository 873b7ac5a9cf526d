namespace Services86.Agents.Login;

/// <summary>
/// A bounded queue of passwords, in which clients take turns. <see cref="HashQueue"/> synchronizes access.
/// </summary>
internal sealed class HashLane
{
    /// <summary>The maximum number of queued passwords: a thread hashes them in about half a minute.</summary>
    public const int MaxLength = 256;

    private readonly Dictionary<HashClient, LinkedList<HashJob>> _jobs = [];

    // The clients with jobs, each once. The first one is the next to be served.
    private readonly List<HashClient> _turns = [];

    /// <summary>Gets the number of queued passwords.</summary>
    public int Length { get; private set; }

    /// <summary>Adds a job.</summary>
    /// <returns>
    /// The job that a full queue drops: the newest job of the client with the most jobs; null if none is dropped.
    /// </returns>
    public HashJob? Add(HashJob job)
    {
        HashJob? dropped = null;
        if (Length == MaxLength)
        {
            var longest = _jobs.Values.MaxBy(jobs => jobs.Count)!;
            var own = _jobs.GetValueOrDefault(job.Client)?.Count ?? 0;
            if (longest.Count <= own + 1)
            {
                return job;
            }

            dropped = longest.Last!.Value;
            Remove(dropped);
        }

        if (!_jobs.TryGetValue(job.Client, out var queue))
        {
            _jobs.Add(job.Client, queue = []);
            _turns.Add(job.Client);
        }

        queue.AddLast(job);
        Length++;
        return dropped;
    }

    /// <summary>Takes the first job of the client whose turn it is.</summary>
    /// <returns>The job; null if the queue is empty.</returns>
    public HashJob? Take()
    {
        if (Length == 0)
        {
            return null;
        }

        var client = _turns[0];
        var job = _jobs[client].First!.Value;
        Remove(job);
        if (_jobs.ContainsKey(client))
        {
            _turns.RemoveAt(0);
            _turns.Add(client);
        }

        return job;
    }

    /// <summary>Removes a job.</summary>
    /// <returns>False if the job is not queued.</returns>
    public bool Remove(HashJob job)
    {
        if (!_jobs.TryGetValue(job.Client, out var queue) || !queue.Remove(job))
        {
            return false;
        }

        Length--;
        if (queue.Count == 0)
        {
            _jobs.Remove(job.Client);
            _turns.Remove(job.Client);
        }

        return true;
    }
}
