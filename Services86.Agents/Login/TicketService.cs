using System.Security.Cryptography;
using Services86.Agents.Calls;
using Services86.Agents.Refusals;
using Services86.Data.Tickets;

namespace Services86.Agents.Login;

/// <summary>Issues tickets, and says whom they are of.</summary>
/// <remarks>
/// A ticket is <c>7T:</c> and 32 random bytes in Base64. Only its SHA-256 is stored: what is random needs no salt. It
/// ends when it has not been used for <see cref="LoginOptions.TicketLifetime"/>. <see cref="TicketCache"/> says how
/// soon a ticket is refused that was revoked.
/// </remarks>
internal sealed class TicketService(
    TicketRepository tickets, TicketCache memory, LoginOptions options, TimeProvider time)
{
    /// <summary>What every ticket begins with.</summary>
    public const string Prefix = "7T:";

    private const int RandomBytes = 32;

    // So that not every call writes: what is stored may lag by this part of the lifetime, a minute of six hours.
    private const int LagDivisor = 360;

    /// <summary>Whether a text looks like a ticket; some clients give one as the user name.</summary>
    public static bool IsTicket(string text) => text.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Issues a ticket.</summary>
    /// <param name="associateId">Whom it is of.</param>
    /// <param name="cancellationToken">Cancelled when the client goes away.</param>
    /// <returns>The ticket, which is nowhere else.</returns>
    public async Task<string> IssueAsync(int associateId, CancellationToken cancellationToken)
    {
        var ticket = Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(RandomBytes));
        await tickets.AddAsync(
            TicketHash.OfTicket(ticket).ToBytes(), associateId, time.GetUtcNow() + options.TicketLifetime, cancellationToken);
        return ticket;
    }

    /// <summary>Gives the caller whose ticket it is, and lets the ticket live on.</summary>
    /// <param name="ticket">What the caller sent; null when they sent none.</param>
    /// <param name="cancellationToken">Cancelled when the client goes away.</param>
    /// <exception cref="SoSessionException">There is no ticket, or it is not valid, or not any more.</exception>
    public ValueTask<Caller> RequireAsync(string? ticket, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(ticket))
        {
            throw new SoSessionException(
                "The Credentials header has no Ticket.",
                "You are not logged in: log in with SoPrincipal.AuthenticateUsernamePassword, and send the ticket that it gives in the Credentials header.");
        }

        var hash = TicketHash.OfTicket(ticket.Trim());
        return FindRemembered(hash) is { } caller ? new(caller) : new(RequireStoredAsync(hash, cancellationToken));
    }

    /// <summary>Gives the caller whose ticket it is, and lets the ticket live on.</summary>
    /// <returns>The caller; null when the ticket is unknown, has ended, or is of somebody who has retired.</returns>
    public ValueTask<Caller?> FindAsync(string ticket, CancellationToken cancellationToken)
    {
        var hash = TicketHash.OfTicket(ticket);
        return FindRemembered(hash) is { } caller ? new(caller) : new(FindStoredAsync(hash, cancellationToken));
    }

    /// <summary>Ends a ticket for good; one that is unknown, or has ended, stays so.</summary>
    public Task RevokeAsync(string ticket, CancellationToken cancellationToken) =>
        tickets.RevokeAsync(TicketHash.OfTicket(ticket).ToBytes(), cancellationToken);

    private Caller? FindRemembered(TicketHash hash) =>
        memory.Find(hash) is { } known && !Lags(known.ValidTo) ? known.Caller : null;

    private async Task<Caller> RequireStoredAsync(TicketHash hash, CancellationToken cancellationToken) =>
        await FindStoredAsync(hash, cancellationToken) ?? throw new SoSessionException(
            "The Ticket in the Credentials header is unknown, expired or revoked.",
            "Your login is not valid any more: log in again with SoPrincipal.AuthenticateUsernamePassword, and use the new ticket.");

    private async Task<Caller?> FindStoredAsync(TicketHash hash, CancellationToken cancellationToken)
    {
        var known = await memory.ReadAsync(hash, isAccessToken: false, cancellationToken);
        if (known is not null && Lags(known.ValidTo))
        {
            // Not in the memory, which has what is stored: the next call reads it anew.
            await tickets.ExtendAsync(hash.ToBytes(), time.GetUtcNow() + options.TicketLifetime, cancellationToken);
        }

        return known?.Caller;
    }

    private bool Lags(DateTimeOffset validTo) =>
        time.GetUtcNow() + options.TicketLifetime - validTo > options.TicketLifetime / LagDivisor;
}
