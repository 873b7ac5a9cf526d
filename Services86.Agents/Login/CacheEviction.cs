using System.Collections.Concurrent;

namespace Services86.Agents.Login;

/// <summary>
/// Selects the entries that a full cache evicts: a part of them, and the most from the associates with the most
/// entries. An associate who fills a cache evicts the associate's own entries, and not those of others.
/// </summary>
internal static class CacheEviction
{
    /// <summary>Evicts a quarter of a full cache. Safe for concurrent use.</summary>
    /// <param name="cache">The cache.</param>
    /// <param name="maxEntries">The number of entries at which the cache is full.</param>
    /// <param name="describe">Gets the associate of an entry, and the timestamp of its creation.</param>
    /// <param name="isValid">Gets whether an entry is valid; the others are evicted first.</param>
    public static void EvictIfFull<TKey, TEntry>(
        ConcurrentDictionary<TKey, TEntry> cache,
        int maxEntries,
        Func<TEntry, (int AssociateId, long CreatedAt)> describe,
        Func<TEntry, bool> isValid)
        where TKey : notnull
    {
        lock (cache)
        {
            // Another thread may have evicted entries in the meantime.
            if (cache.Count < maxEntries)
            {
                return;
            }

            foreach (var (key, _) in cache.Where(pair => !isValid(pair.Value)))
            {
                cache.TryRemove(key, out _);
            }

            var entries = cache.Select(pair => (pair.Key, Entry: describe(pair.Value)))
                .Select(pair => (pair.Key, pair.Entry.AssociateId, pair.Entry.CreatedAt));
            foreach (var key in Select(entries, keep: maxEntries * 3 / 4))
            {
                cache.TryRemove(key, out _);
            }
        }
    }

    /// <summary>Selects the entries to evict.</summary>
    /// <param name="entries">All entries, each with its associate and the timestamp of its creation.</param>
    /// <param name="keep">The number of entries that stay.</param>
    /// <returns>
    /// The keys of the other entries. Each associate keeps as many entries as all others, if there are as many, and the
    /// newest ones.
    /// </returns>
    public static IReadOnlyList<TKey> Select<TKey>(
        IEnumerable<(TKey Key, int AssociateId, long CreatedAt)> entries, int keep)
    {
        var owners = entries.GroupBy(entry => entry.AssociateId)
            .Select(owner => owner.OrderBy(entry => entry.CreatedAt).ToList())
            .OrderBy(owner => owner.Count)
            .ToList();
        var evicted = new List<TKey>();
        for (var i = 0; i < owners.Count; i++)
        {
            // What the owners with few entries do not need is shared by the others.
            var kept = Math.Min(owners[i].Count, keep / (owners.Count - i));
            keep -= kept;
            evicted.AddRange(owners[i].Take(owners[i].Count - kept).Select(entry => entry.Key));
        }

        return evicted;
    }
}
