using System.Buffers.Text;
using System.Security.Cryptography;
using Services86.Agents.Calls;
using Services86.Agents.Refusals;
using Services86.Data.Tickets;

namespace Services86.Agents.Login;

/// <summary>
/// Issues and validates access tokens, which are accepted by REST. Source: docs/SERVICES86.md section 5.5.
/// </summary>
/// <remarks>
/// <para>
/// A token is <c>8A:</c>, the identifier of the database context, a dot, and the Base64url of 32 random bytes. It is
/// valid for an hour, and is not extended.
/// </para>
/// <para>
/// Tokens are stored in the table of tickets, and are deleted with them: when the associate is retired or deleted, or
/// the password changes. The hash differs from that of a ticket, so that a token is no ticket, and a ticket no token.
/// </para>
/// <para>
/// In an Online installation, a token belongs to the application that it was issued to, and no other application can
/// call with it.
/// </para>
/// </remarks>
internal sealed class AccessTokenService(
    TicketRepository tickets,
    TicketCache cache,
    ApplicationService applications,
    LoginMetrics metrics,
    TimeProvider time)
{
    /// <summary>The text that every access token begins with.</summary>
    public const string Prefix = "8A:";

    private const int RandomBytes = 32;

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>Gets whether a text looks like an access token.</summary>
    public static bool IsAccessToken(string text) => text.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Issues an access token.</summary>
    /// <param name="caller">The associate that the token is issued to.</param>
    /// <param name="applicationToken">The token of the application; an on-site installation ignores it.</param>
    /// <param name="cancellationToken">Cancelled when the client disconnects.</param>
    /// <returns>The token. Only its hash is stored.</returns>
    /// <exception cref="SoSessionException">
    /// The application is not registered, or the login of the caller ended meanwhile.
    /// </exception>
    /// <exception cref="SoFunctionRightException">An access token authenticated the caller.</exception>
    public async Task<string> IssueAsync(Caller caller, string? applicationToken, CancellationToken cancellationToken)
    {
        var application =
            await applications.RequireRegisteredAsync(applicationToken, "AppToken", cancellationToken);
        caller.RequireLogin("get an access token");
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));
        var token = $"{Prefix}{DatabaseContext.Identifier}.{secret}";
        var ticket = new NewTicket
        {
            Hash = TicketHash.OfAccessToken(token).ToBytes(),
            AssociateId = caller.AssociateId,
            ValidTo = time.GetUtcNow() + Lifetime,
            Proof = caller.Proof,
            ApplicationId = application?.ApplicationId,
        };
        if (!await tickets.AddAsync(ticket, cancellationToken))
        {
            throw LoginRefusals.LoginEnded();
        }

        metrics.CountAccessToken();
        return token;
    }

    /// <summary>Finds the associate that an access token was issued to.</summary>
    /// <param name="token">The token.</param>
    /// <param name="applicationId">The application that calls; null in an on-site installation.</param>
    /// <param name="cancellationToken">Cancelled when the client disconnects.</param>
    /// <returns>The associate; null if the token is unknown or expired, or the associate is retired.</returns>
    /// <exception cref="SoSessionException">The token was issued to another application.</exception>
    public ValueTask<Caller?> FindAsync(string token, int? applicationId, CancellationToken cancellationToken)
    {
        var hash = TicketHash.OfAccessToken(token);
        return cache.Find(hash) is { } valid
            ? new(CallerOf(valid, applicationId))
            : new(FindStoredAsync(hash, applicationId, cancellationToken));
    }

    private static Caller CallerOf(ValidTicket token, int? applicationId) => token.ApplicationId == applicationId
        ? token.Caller
        : throw new SoSessionException(
            "The access token was issued to another application.",
            "Your access token belongs to another application: get one with User/GetAccessToken for the application " +
            "that calls.");

    private async Task<Caller?> FindStoredAsync(
        TicketHash hash, int? applicationId, CancellationToken cancellationToken) =>
        await cache.ReadAsync(hash, isAccessToken: true, cancellationToken) is { } valid
            ? CallerOf(valid, applicationId)
            : null;
}
