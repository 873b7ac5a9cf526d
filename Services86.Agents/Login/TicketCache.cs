using System.Collections.Concurrent;
using Services86.Agents.Calls;
using Services86.Data.Associates;
using Services86.Data.Tickets;

namespace Services86.Agents.Login;

/// <summary>
/// Remembers for five seconds which tickets and access tokens are valid, and whose they are, so that most calls need not
/// ask the database.
/// </summary>
/// <remarks>
/// <para>
/// What this process changes counts at once: when a ticket is revoked, or an associate is changed in any way,
/// <see cref="TicketEpoch"/> ends, and nothing holds that was read before. What another process changes, such as another
/// host with the same database, counts within the five seconds. When a ticket ends by itself, the clock says so.
/// </para>
/// <para>
/// Neither a ticket nor a token is kept, only the hash by which the database knows it too. One that is not valid is not
/// remembered: who makes up tickets fills no memory.
/// </para>
/// </remarks>
internal sealed class TicketCache(TicketRepository tickets, TicketEpoch epoch, TimeProvider time)
{
    /// <summary>How many are remembered at most.</summary>
    public const int MostRemembered = 10_000;

    /// <summary>How long a change by another process may go unnoticed.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<TicketHash, Entry> _entries = new();

    /// <summary>How many are remembered, also those that hold no more.</summary>
    public int Count => _entries.Count;

    /// <summary>Finds a ticket or access token in the memory.</summary>
    /// <returns>It; null when the database has to be asked.</returns>
    public ValidTicket? Find(TicketHash hash) =>
        _entries.TryGetValue(hash, out var entry)
        && entry.Epoch == epoch.Number
        && time.GetElapsedTime(entry.AskedAt) < Memory
        && entry.Ticket.ValidTo > time.GetUtcNow()
            ? entry.Ticket
            : null;

    /// <summary>Asks the database for a ticket or access token, and remembers it when it is valid.</summary>
    /// <param name="hash">Its hash.</param>
    /// <param name="isAccessToken">Whether it is an access token.</param>
    /// <param name="cancellationToken">Cancelled when the client goes away.</param>
    /// <returns>It; null when it is unknown, has ended, or is of somebody who has retired.</returns>
    public async Task<ValidTicket?> ReadAsync(TicketHash hash, bool isAccessToken, CancellationToken cancellationToken)
    {
        // Taken before it is read: a change after that must make it void, also one that comes before it is remembered.
        var (number, askedAt) = (epoch.Number, time.GetTimestamp());
        var found = await tickets.FindAsync(hash.ToBytes(), cancellationToken);
        if (found is null || found.Retired || found.ValidTo <= time.GetUtcNow())
        {
            return null;
        }

        var caller = new Caller(found.AssociateId, found.Name, found.Role) { IsKnownByAccessToken = isAccessToken };
        var ticket = new ValidTicket(caller, found.ValidTo);
        Remember(hash, new Entry(ticket, number, askedAt));
        return ticket;
    }

    private void Remember(TicketHash hash, Entry entry)
    {
        // Only valid ones get here. What it forgets is asked for once more.
        if (_entries.Count >= MostRemembered)
        {
            _entries.Clear();
        }

        _entries[hash] = entry;
    }

    private readonly record struct Entry(ValidTicket Ticket, long Epoch, long AskedAt);
}
