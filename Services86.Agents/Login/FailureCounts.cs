namespace Services86.Agents.Login;

/// <summary>A bounded number of counts of failed logins. <see cref="LoginThrottle"/> synchronizes access.</summary>
/// <param name="create">Creates a count, given the uptime.</param>
internal sealed class FailureCounts<TKey, TCount>(Func<TimeSpan, TCount> create)
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
    /// <param name="now">The uptime.</param>
    public TCount Add(TKey key, TimeSpan now)
    {
        EvictIfFull();
        var count = create(now);
        _counts.Add(key, count);
        return count;
    }

    /// <summary>Removes the count of a key if it has neither failures nor attempts that run.</summary>
    public void RemoveIfUnused(TKey key, TimeSpan now)
    {
        if (_counts.TryGetValue(key, out var count) && !count.IsRunning && !count.HasFailuresAt(now))
        {
            _counts.Remove(key);
        }
    }

    // To have a count evicted, a client has to fail with thousands of other names or from thousands of other addresses,
    // and each failure costs a hash.
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
