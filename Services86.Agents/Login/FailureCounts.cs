using System.Net;

namespace Services86.Agents.Login;

/// <summary>The counts of failed logins. <see cref="LoginThrottle"/> synchronizes access.</summary>
internal sealed class FailureCounts
{
    private const int MaxEntries = 10_000;

    private static readonly TimeSpan ResetAfter = TimeSpan.FromMinutes(15);

    private readonly Dictionary<Key, FailureCount> _counts = [];

    /// <summary>Gets the count of a name. After 15 minutes without a failure it is zero.</summary>
    /// <param name="nameKey">The normalized name.</param>
    /// <param name="knownAddress">
    /// An address with a count of its own; null for the count of all other addresses.
    /// </param>
    /// <param name="now">The uptime: the time since the throttle was created.</param>
    public FailureCount Get(string nameKey, IPAddress? knownAddress, TimeSpan now)
    {
        var key = new Key(nameKey, knownAddress);
        if (!_counts.TryGetValue(key, out var count))
        {
            EvictIfFull();
            _counts.Add(key, count = new FailureCount(now));
        }
        else if (now - count.LastFailure > ResetAfter)
        {
            count.Reset();
        }

        return count;
    }

    // To have a count evicted, a client has to fail with thousands of other names, each of which costs a hash.
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

    private readonly record struct Key(string NameKey, IPAddress? KnownAddress);
}
