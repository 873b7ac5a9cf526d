using System.Security.Cryptography;
using System.Text;
using Services86.Data.Tickets;
using Services86.Host.Agents;
using Services86.Host.Configuration;

namespace Services86.Host.Security;

/// <summary>Issues tickets, and says whom they are of.</summary>
/// <remarks>
/// A ticket is <c>7T:</c> and 32 random bytes in Base64. Only its SHA-256 is stored: what is random needs no salt. It
/// ends when it has not been used for <see cref="Services86Options.TicketLifetime"/>.
/// </remarks>
internal sealed class TicketService(TicketRepository tickets, Services86Options options, TimeProvider time)
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
        await tickets.AddAsync(HashOf(ticket), associateId, time.GetUtcNow() + options.TicketLifetime, cancellationToken);
        return ticket;
    }

    /// <summary>Gives the caller whose ticket it is, and lets the ticket live on.</summary>
    /// <param name="ticket">What the caller sent; null when they sent none.</param>
    /// <param name="cancellationToken">Cancelled when the client goes away.</param>
    /// <exception cref="SoSessionException">There is no ticket, or it is not valid, or not any more.</exception>
    public async Task<Caller> RequireAsync(string? ticket, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(ticket)
            ? throw new SoSessionException(
                "The Credentials header has no Ticket.",
                "You are not logged in: log in with SoPrincipal.AuthenticateUsernamePassword, and send the ticket that it gives in the Credentials header.")
            : await FindAsync(ticket.Trim(), cancellationToken) ?? throw new SoSessionException(
                "The Ticket in the Credentials header is unknown, expired or revoked.",
                "Your login is not valid any more: log in again with SoPrincipal.AuthenticateUsernamePassword, and use the new ticket.");

    /// <summary>Gives the caller whose ticket it is, and lets the ticket live on.</summary>
    /// <returns>The caller; null when the ticket is unknown, has ended, or is of somebody who has retired.</returns>
    public async Task<Caller?> FindAsync(string ticket, CancellationToken cancellationToken)
    {
        var hash = HashOf(ticket);
        var found = await tickets.FindAsync(hash, cancellationToken);
        var now = time.GetUtcNow();
        if (found is null || found.Retired || found.ValidTo <= now)
        {
            return null;
        }

        var validTo = now + options.TicketLifetime;
        if (validTo - found.ValidTo > options.TicketLifetime / LagDivisor)
        {
            await tickets.ExtendAsync(hash, validTo, cancellationToken);
        }

        return new Caller(found.AssociateId, found.Name, found.Role);
    }

    /// <summary>Ends a ticket for good; one that is unknown, or has ended, stays so.</summary>
    public Task RevokeAsync(string ticket, CancellationToken cancellationToken) =>
        tickets.RevokeAsync(HashOf(ticket), cancellationToken);

    private static byte[] HashOf(string ticket) => SHA256.HashData(Encoding.UTF8.GetBytes(ticket));
}
