using Services86.Agents.Calls;
using Services86.Data.Access;
using Services86.Data.Tickets;

namespace Services86.Agents.Login;

/// <summary>Caches valid tickets and access tokens. The expiry of a ticket is checked against the clock.</summary>
/// <remarks><see cref="AccessCache{TValue}"/> says when a change takes effect. Safe for concurrent use.</remarks>
internal sealed class TicketCache
{
    private readonly TicketRepository _tickets;
    private readonly LoginMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly AccessCache<ValidTicket> _cache;

    /// <summary>Creates an empty cache.</summary>
    public TicketCache(
        TicketRepository tickets, AccessEpoch epoch, LoginOptions options, LoginMetrics metrics, TimeProvider time)
    {
        _tickets = tickets;
        _metrics = metrics;
        _time = time;
        _cache = new(epoch, options.TicketCacheDuration, time, ticket => ticket.Caller.AssociateId);
        metrics.ObserveTickets(() => _cache.Count);
    }

    /// <summary>Gets the number of entries, including invalid ones.</summary>
    public int Count => _cache.Count;

    /// <summary>Finds a ticket or access token in the cache.</summary>
    /// <returns>The ticket; null if there is no valid entry.</returns>
    public ValidTicket? Find(TicketHash hash)
    {
        var found = _cache.Find(hash) is { } ticket && ticket.ValidTo > _time.GetUtcNow() ? ticket : null;
        _metrics.CountLookup("ticket", found is not null);
        return found;
    }

    /// <summary>Reads a ticket or access token from the database, and caches it if it is valid.</summary>
    /// <param name="hash">The hash of the ticket or access token.</param>
    /// <param name="isAccessToken">Whether it is an access token.</param>
    /// <param name="cancellationToken">Cancelled when the client disconnects.</param>
    /// <returns>The ticket; null if it is unknown or expired, or the associate is retired.</returns>
    public Task<ValidTicket?> ReadAsync(TicketHash hash, bool isAccessToken, CancellationToken cancellationToken) =>
        _cache.ReadAsync(hash, () => ReadStoredAsync(hash, isAccessToken, cancellationToken));

    private async Task<ValidTicket?> ReadStoredAsync(
        TicketHash hash, bool isAccessToken, CancellationToken cancellationToken)
    {
        var storedHash = hash.ToBytes();
        var found = await _tickets.FindAsync(storedHash, cancellationToken);
        if (found is null || found.Retired || found.ValidTo <= _time.GetUtcNow())
        {
            return null;
        }

        var caller = new Caller(found.AssociateId, found.Name, found.Role)
        {
            IsAuthenticatedByAccessToken = isAccessToken,
            Proof = isAccessToken ? null : LoginProof.OfTicket(storedHash),
        };
        return new ValidTicket(caller, found.ValidTo, found.ApplicationId);
    }
}
