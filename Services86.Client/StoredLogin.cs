using System.Security.Authentication;

namespace Services86.Client;

/// <summary>A user name and a password, with which a session logs in as often as its ticket expires.</summary>
/// <remarks>A class, because the generated text of a record would contain the password.</remarks>
/// <param name="principal">The agent that logs in.</param>
/// <param name="userName">The login name, in any case.</param>
/// <param name="password">The password.</param>
internal sealed class StoredLogin(ISoPrincipalAgent principal, string userName, string password)
{
    /// <summary>Logs in.</summary>
    /// <param name="cancellationToken">Cancels the login.</param>
    /// <returns>The logged-in associate, and the ticket.</returns>
    /// <exception cref="InvalidCredentialException">The user name or the password is wrong.</exception>
    /// <exception cref="RefusedCallException">
    /// The application has no access, or the login has to wait after failed logins.
    /// </exception>
    public async Task<(SoPrincipalCarrier Associate, string Ticket)> LogInAsync(CancellationToken cancellationToken)
    {
        var call = new Services86Call { CancellationToken = cancellationToken };
        var reply = await call.On(principal)
            .AuthenticateUsernamePasswordAsync(new() { UserName = userName, Password = password })
            .ConfigureAwait(false);
        return reply is { AuthenticationSucceeded: true, Response: { } associate, Credentials.Ticket: { } ticket }
            ? (associate, ticket)
            : throw new InvalidCredentialException(
                $"The server rejected the login of '{userName}': the user name or the password is wrong, or the user "
                + "has retired.");
    }
}
