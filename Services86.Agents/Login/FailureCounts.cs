namespace Services86.Agents.Login;

/// <summary>A bounded number of counts of failed logins. <see cref="LoginThrottle"/> synchronizes access.</summary>
/// <param name="create">Creates a count, given the time.</param>
internal sealed class FailureCounts<TKey, TCount>(Func<FailureTime, TCount> create)
    where TKey : notnull
    where TCount : FailureCount
{
    private const int MaxEntries = 10_000;

    private readonly Dictionary<TKey, TCount> _counts = [];

    /// <summary>Finds the count of a key.</summary>
    /// <returns>The count; null if there were neither failures nor attempts.</returns>
    public TCount? Find(TKey key) => _counts.GetValueOrDefault(key);

    /// <summary>Creates the count of a key.</summary>
    /// <param name="key">The key, which has no count.</param>
    /// <param name="now">The current time.</param>
    public TCount Add(TKey key, FailureTime now)
    {
        EvictIfFull();
        var count = create(now);
        _counts.Add(key, count);
        return count;
    }

    /// <summary>Removes the count of a key if it has neither failures nor attempts that run.</summary>
    public void RemoveIfUnused(TKey key, TimeSpan uptime)
    {
        if (_counts.TryGetValue(key, out var count) && !count.IsRunning && !count.HasFailuresAt(uptime))
        {
            _counts.Remove(key);
        }
    }

    /// <summary>Removes all counts, also those whose attempts run.</summary>
    public void Clear() => _counts.Clear();

    // To have a count evicted, a client has to fail with thousands of other names or from thousands of other addresses,
    // and each failure costs a hash. The next attempt reads the count from the database again.
    private void EvictIfFull()
    {
        if (_counts.Count < MaxEntries)
        {
            return;
        }

        var oldest = _counts
            .Where(entry => !entry.Value.IsRunning)
            .OrderBy(entry => entry.Value.LastFailure)
            .Take(MaxEntries / 2)
            .ToList();
        foreach (var (key, _) in oldest)
        {
            _counts.Remove(key);
        }
    }
}
