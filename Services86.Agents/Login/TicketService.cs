using System.Security.Cryptography;
using Services86.Agents.Calls;
using Services86.Agents.Refusals;
using Services86.Data.Associates;
using Services86.Data.Audit;
using Services86.Data.Tickets;

namespace Services86.Agents.Login;

/// <summary>Issues, validates, extends and revokes tickets. Source: docs/SERVICES86.md section 5.4.</summary>
/// <remarks>
/// A ticket is <c>7T:</c> and the Base64 of 32 random bytes. Only its SHA-256 is stored: a random value needs no salt.
/// A ticket expires when it was not used for <see cref="LoginOptions.TicketLifetime"/>. <see cref="TicketCache"/>
/// documents after what time a revoked ticket is refused, and <see cref="UsageRecorder"/> how tickets are extended.
/// </remarks>
internal sealed class TicketService(
    TicketRepository tickets,
    TicketCache cache,
    UsageRecorder usage,
    LoginOptions options,
    LoginMetrics metrics,
    TimeProvider time)
{
    /// <summary>The text that every ticket begins with.</summary>
    public const string Prefix = "7T:";

    private const int RandomBytes = 32;

    // The stored expiry may be behind by this part of the lifetime, a minute of six hours, so that few calls write.
    private const int MaxLagDivisor = 360;

    /// <summary>Gets whether a text looks like a ticket, which some clients send as the user name.</summary>
    public static bool IsTicket(string text) => text.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Issues a further ticket to a caller.</summary>
    /// <param name="caller">The caller, authenticated by a password or a ticket.</param>
    /// <param name="cancellationToken">Cancelled when the client disconnects.</param>
    /// <returns>The ticket. Only its hash is stored.</returns>
    /// <exception cref="SoFunctionRightException">An access token authenticated the caller.</exception>
    /// <exception cref="SoSessionException">The password was changed, or the ticket revoked, meanwhile.</exception>
    public async Task<string> IssueAsync(Caller caller, CancellationToken cancellationToken)
    {
        caller.RequireLogin("get a ticket");
        var ticket = Create();
        return await tickets.AddAsync(NewTicket(ticket, caller.AssociateId, caller.Proof), cancellationToken)
            ? Count(ticket)
            : throw LoginRefusals.LoginEnded();
    }

    /// <summary>
    /// Issues a ticket, and stores the current time as the last login of the associate: with one commit.
    /// </summary>
    /// <param name="associate">The associate, with the hash that the password was verified against.</param>
    /// <param name="actor">The associate with the address of the client, for the audit.</param>
    /// <param name="cancellationToken">Cancelled when the client disconnects.</param>
    /// <returns>
    /// The ticket, of which only the hash is stored; null if the password was changed, or the associate retired,
    /// meanwhile.
    /// </returns>
    public async Task<string?> IssueForLoginAsync(
        Associate associate, AuditActor actor, CancellationToken cancellationToken)
    {
        var ticket = Create();
        var proof = LoginProof.OfPassword(associate.PasswordHash!);
        return await tickets.AddForLoginAsync(
            NewTicket(ticket, associate.AssociateId, proof), actor, cancellationToken)
            ? Count(ticket)
            : null;
    }

    /// <summary>Requires a valid ticket, and begins to extend it.</summary>
    /// <param name="ticket">The ticket; null if the client sent none.</param>
    /// <param name="cancellationToken">Cancelled when the client disconnects.</param>
    /// <returns>The associate that the ticket was issued to.</returns>
    /// <exception cref="SoSessionException">The ticket is missing, unknown, expired or revoked.</exception>
    public ValueTask<Caller> RequireAsync(string? ticket, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(ticket))
        {
            throw new SoSessionException(
                "The Credentials header has no Ticket.",
                "You are not logged in: log in with SoPrincipal.AuthenticateUsernamePassword, and send the ticket " +
                "that it gives in the Credentials header.");
        }

        var hash = TicketHash.OfTicket(ticket.Trim());
        return FindCached(hash) is { } caller ? new(caller) : new(RequireStoredAsync(hash, cancellationToken));
    }

    /// <summary>Finds the associate that a ticket was issued to, and begins to extend the ticket.</summary>
    /// <returns>The associate; null if the ticket is unknown or expired, or the associate is retired.</returns>
    public ValueTask<Caller?> FindAsync(string ticket, CancellationToken cancellationToken)
    {
        var hash = TicketHash.OfTicket(ticket);
        return FindCached(hash) is { } caller ? new(caller) : new(FindStoredAsync(hash, cancellationToken));
    }

    /// <summary>Revokes a ticket for good. An unknown or expired ticket is ignored.</summary>
    public Task RevokeAsync(string ticket, CancellationToken cancellationToken) =>
        tickets.RevokeAsync(TicketHash.OfTicket(ticket).ToBytes(), cancellationToken);

    private static string Create() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(RandomBytes));

    private string Count(string ticket)
    {
        metrics.CountTicket();
        return ticket;
    }

    private NewTicket NewTicket(string ticket, int associateId, LoginProof? proof) => new()
    {
        Hash = TicketHash.OfTicket(ticket).ToBytes(),
        AssociateId = associateId,
        ValidTo = Expiry(),
        Proof = proof,
    };

    private Caller? FindCached(TicketHash hash) =>
        cache.Find(hash) is { } valid && !Lags(valid.ValidTo) ? valid.Caller : null;

    private async Task<Caller> RequireStoredAsync(TicketHash hash, CancellationToken cancellationToken) =>
        await FindStoredAsync(hash, cancellationToken) ?? throw new SoSessionException(
            "The Ticket in the Credentials header is unknown, expired or revoked.",
            "Your login is not valid any more: log in again with SoPrincipal.AuthenticateUsernamePassword, and use " +
            "the new ticket.");

    private async Task<Caller?> FindStoredAsync(TicketHash hash, CancellationToken cancellationToken)
    {
        var valid = await cache.ReadAsync(hash, isAccessToken: false, cancellationToken);
        if (valid is not null && Lags(valid.ValidTo))
        {
            // The cache keeps the old expiry. The next call finds that it lags, and reads the new one.
            usage.ExtendTicket(hash, Expiry());
        }

        return valid?.Caller;
    }

    private DateTimeOffset Expiry() => time.GetUtcNow() + options.TicketLifetime;

    private bool Lags(DateTimeOffset validTo) => Expiry() - validTo > options.TicketLifetime / MaxLagDivisor;
}
