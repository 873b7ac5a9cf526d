using System.Buffers.Text;
using System.Security.Cryptography;
using Services86.Agents.Calls;
using Services86.Agents.Refusals;
using Services86.Data.Tickets;

namespace Services86.Agents.Login;

/// <summary>Issues access tokens, which open REST to their bearer for an hour, and says whom they are of.</summary>
/// <remarks>
/// <para>
/// A token is <c>8A:</c>, the identifier of the database context as clients know it from SoPrincipal, a dot, and 32 random
/// bytes in Base64 for addresses. An hour is what the original gives; it does not grow by use. Source: reference,
/// behaviour.md section 1.4.
/// </para>
/// <para>
/// Tokens are stored among the tickets, and so end with those: when the associate retires or is deleted, or somebody else
/// sets the password. What is stored is a hash of another kind than a ticket's. So a token is no ticket, wherever it is
/// sent, and a ticket no token.
/// </para>
/// </remarks>
internal sealed class AccessTokenService(
    TicketRepository tickets, TicketCache memory, ApplicationService applications, TimeProvider time)
{
    /// <summary>What every access token begins with.</summary>
    public const string Prefix = "8A:";

    private const int RandomBytes = 32;

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>Whether a text looks like an access token.</summary>
    public static bool IsAccessToken(string text) => text.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Issues an access token.</summary>
    /// <param name="caller">Whom it is of.</param>
    /// <param name="applicationToken">The token of the application that it is for; not looked at OnSite.</param>
    /// <param name="cancellationToken">Cancelled when the client goes away.</param>
    /// <returns>The token, which is nowhere else.</returns>
    /// <exception cref="SoSessionException">The application is not registered.</exception>
    /// <exception cref="SoFunctionRightException">The caller is known by an access token only.</exception>
    public async Task<string> IssueAsync(Caller caller, string? applicationToken, CancellationToken cancellationToken)
    {
        await applications.RequireRegisteredAsync(applicationToken, "AppToken", cancellationToken);
        if (caller.IsKnownByAccessToken)
        {
            throw new SoFunctionRightException(
                "An access token does not give another one, or it would never end.",
                "You called with an access token: to get another one, call with your password or a ticket.");
        }

        var token = $"{Prefix}{DatabaseContext.Identifier}.{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes))}";
        await tickets.AddAsync(
            TicketHash.OfAccessToken(token).ToBytes(), caller.AssociateId, time.GetUtcNow() + Lifetime, cancellationToken);
        return token;
    }

    /// <summary>Gives the caller whose access token it is.</summary>
    /// <returns>The caller; null when the token is unknown, has ended, or is of somebody who has retired.</returns>
    public ValueTask<Caller?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var hash = TicketHash.OfAccessToken(token);
        return memory.Find(hash) is { } known ? new(known.Caller) : new(FindStoredAsync(hash, cancellationToken));
    }

    private async Task<Caller?> FindStoredAsync(TicketHash hash, CancellationToken cancellationToken) =>
        (await memory.ReadAsync(hash, isAccessToken: true, cancellationToken))?.Caller;
}
