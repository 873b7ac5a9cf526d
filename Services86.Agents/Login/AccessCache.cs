using System.Collections.Concurrent;
using Services86.Data.Access;

namespace Services86.Agents.Login;

/// <summary>
/// Caches what identifies callers, by the hash of a token, for five seconds at most, so that few calls query the
/// database.
/// </summary>
/// <remarks>
/// <para>
/// A change by this process takes effect at once, because it ends the <see cref="AccessEpoch"/>, and with it the
/// validity of all entries. A change by another host of a PostgreSQL database takes effect within a second, and within
/// five seconds if its notification is lost; a change by another process on the file of SQLite within five seconds.
/// </para>
/// <para>
/// Entries are found by the hash that the database has too. What does not exist is not cached, so that random tokens do
/// not fill the cache. If it is full, invalid entries are evicted, and then those of the owners with the most entries:
/// <see cref="CacheEviction"/>. Safe for concurrent use.
/// </para>
/// </remarks>
/// <param name="epoch">The epoch of the entries.</param>
/// <param name="maxAge">The time for which an entry is valid, if the epoch allows it; zero for no cache.</param>
/// <param name="time">The clock.</param>
/// <param name="ownerOf">Gets the owner of a value: an associate or an application.</param>
internal sealed class AccessCache<TValue>(
    AccessEpoch epoch, TimeSpan maxAge, TimeProvider time, Func<TValue, int> ownerOf)
    where TValue : class
{
    /// <summary>The maximum number of entries.</summary>
    public const int MaxEntries = 10_000;

    private readonly ConcurrentDictionary<TicketHash, Entry> _entries = new();

    /// <summary>Gets the number of entries, including invalid ones.</summary>
    public int Count => _entries.Count;

    /// <summary>Finds a value in the cache.</summary>
    /// <returns>The value; null if there is no valid entry.</returns>
    public TValue? Find(TicketHash hash) =>
        _entries.TryGetValue(hash, out var entry) && IsValid(entry) ? entry.Value : null;

    /// <summary>Reads a value from the database, and caches the value if there is one.</summary>
    /// <param name="hash">The hash.</param>
    /// <param name="read">Reads the value; null if there is none that may be cached.</param>
    /// <returns>The value; null if there is none.</returns>
    public async Task<TValue?> ReadAsync(TicketHash hash, Func<Task<TValue?>> read)
    {
        // Taken before the query: a later change makes the entry invalid, also a change before the entry is added.
        var (number, readAt) = (epoch.Number, time.GetTimestamp());
        if (await read() is not { } value)
        {
            return null;
        }

        if (maxAge > TimeSpan.Zero)
        {
            Add(hash, new Entry(value, number, readAt));
        }

        return value;
    }

    private void Add(TicketHash hash, Entry entry)
    {
        // An evicted entry costs one more query.
        if (_entries.Count >= MaxEntries)
        {
            CacheEviction.EvictIfFull(
                _entries, MaxEntries, cached => (ownerOf(cached.Value), cached.ReadAt), IsValid);
        }

        _entries[hash] = entry;
    }

    private bool IsValid(Entry entry)
    {
        var age = time.GetElapsedTime(entry.ReadAt);
        return entry.Epoch == epoch.Number && age < maxAge && age < epoch.MaxAge;
    }

    private readonly record struct Entry(TValue Value, long Epoch, long ReadAt);
}
