using System.Collections.Concurrent;
using Services86.Agents.Calls;
using Services86.Data.Associates;
using Services86.Data.Tickets;

namespace Services86.Agents.Login;

/// <summary>Caches valid tickets and access tokens for five seconds, so that few calls query the database.</summary>
/// <remarks>
/// <para>
/// A change by this process takes effect at once: when a ticket is revoked or an associate changes, the
/// <see cref="TicketEpoch"/> ends, and with it the validity of all entries. A change by another process, such as
/// another host of the same database, takes effect within five seconds. The expiry of a ticket is checked against the
/// clock.
/// </para>
/// <para>
/// Entries are found by the hash that the database has too. Invalid tickets are not cached, so that random tickets do
/// not fill the cache. If it is full, invalid entries are evicted, and then those of the associates with the most
/// entries: <see cref="CacheEviction"/>. Safe for concurrent use.
/// </para>
/// </remarks>
internal sealed class TicketCache(TicketRepository tickets, TicketEpoch epoch, TimeProvider time)
{
    /// <summary>The maximum number of entries.</summary>
    public const int MaxEntries = 10_000;

    /// <summary>The time for which an entry is valid, and a change by another process may have no effect.</summary>
    public static readonly TimeSpan CacheDuration = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<TicketHash, Entry> _entries = new();

    /// <summary>Gets the number of entries, including invalid ones.</summary>
    public int Count => _entries.Count;

    /// <summary>Finds a ticket or access token in the cache.</summary>
    /// <returns>The ticket; null if there is no valid entry.</returns>
    public ValidTicket? Find(TicketHash hash) =>
        _entries.TryGetValue(hash, out var entry)
        && IsValid(entry)
            ? entry.Ticket
            : null;

    /// <summary>Reads a ticket or access token from the database, and caches it if it is valid.</summary>
    /// <param name="hash">The hash of the ticket or access token.</param>
    /// <param name="isAccessToken">Whether it is an access token.</param>
    /// <param name="cancellationToken">Cancelled when the client disconnects.</param>
    /// <returns>The ticket; null if it is unknown or expired, or the associate is retired.</returns>
    public async Task<ValidTicket?> ReadAsync(TicketHash hash, bool isAccessToken, CancellationToken cancellationToken)
    {
        // Taken before the query: a later change makes the entry invalid, also a change before the entry is added.
        var (number, readAt) = (epoch.Number, time.GetTimestamp());
        var storedHash = hash.ToBytes();
        var found = await tickets.FindAsync(storedHash, cancellationToken);
        if (found is null || found.Retired || found.ValidTo <= time.GetUtcNow())
        {
            return null;
        }

        var caller = new Caller(found.AssociateId, found.Name, found.Role)
        {
            IsAuthenticatedByAccessToken = isAccessToken,
            Proof = isAccessToken ? null : LoginProof.OfTicket(storedHash),
        };
        var ticket = new ValidTicket(caller, found.ValidTo, found.ApplicationId);
        Add(hash, new Entry(ticket, number, readAt));
        return ticket;
    }

    private void Add(TicketHash hash, Entry entry)
    {
        // Only valid tickets reach this cache. An evicted entry costs one more query.
        if (_entries.Count >= MaxEntries)
        {
            CacheEviction.EvictIfFull(
                _entries, MaxEntries, cached => (cached.Ticket.Caller.AssociateId, cached.ReadAt), IsValid);
        }

        _entries[hash] = entry;
    }

    private bool IsValid(Entry entry) =>
        entry.Epoch == epoch.Number
        && time.GetElapsedTime(entry.ReadAt) < CacheDuration
        && entry.Ticket.ValidTo > time.GetUtcNow();

    private readonly record struct Entry(ValidTicket Ticket, long Epoch, long ReadAt);
}
