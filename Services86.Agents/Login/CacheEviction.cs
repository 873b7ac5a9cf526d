namespace Services86.Agents.Login;

/// <summary>
/// Selects the entries that a full cache evicts: a part of them, and the most from the associates with the most
/// entries. An associate who fills a cache evicts the associate's own entries, and not those of others.
/// </summary>
internal static class CacheEviction
{
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
