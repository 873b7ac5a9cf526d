using Services86.Agents.Calls;
using Services86.Agents.Login;
using Services86.Agents.Refusals;

namespace Services86.Agents.SoPrincipal;

/// <summary>Authenticates users. Source: docs/SERVICES86.md section 5.</summary>
/// <remarks>A wrong user name, password or ticket is no refusal: the response says that the login failed.</remarks>
internal sealed class Authentication(LoginService logins, TicketService tickets)
{
    private const string LogInByPassword =
        "Log in with AuthenticateUsernamePassword, or have an administrator make a user for you.";

    /// <summary>Authenticates by the identity of the transport, which this server does not support.</summary>
    /// <exception cref="SoSessionException">Always.</exception>
    public static Task<AuthenticateResponse> AuthenticateImplicitAsync() => throw new SoSessionException(
        "No identity source is configured for AuthenticateImplicit.",
        $"This server does not know the identity of the transport, such as a Windows login. {LogInByPassword}");

    /// <summary>Authenticates by a user name and password, or by a ticket as the user name.</summary>
    /// <exception cref="SoSessionException">The client has to wait after failed logins.</exception>
    public Task<AuthenticateResponse> AuthenticateUsernamePasswordAsync(
        AgentCall call, AuthenticateUsernamePasswordRequest request) =>
        LogInAsync(call, request.UserName, request.Password);

    /// <summary>
    /// Authenticates by a dictionary with a user name and password, or a ticket. The case of keys is ignored.
    /// </summary>
    /// <exception cref="SoInvalidArgumentException">The dictionary has neither a user name nor a ticket.</exception>
    /// <exception cref="SoSessionException">The client has to wait after failed logins.</exception>
    public Task<AuthenticateResponse> AuthenticateGenericAsync(AgentCall call, AuthenticateGenericRequest request)
    {
        var data = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in request.AuthenticationData ?? [])
        {
            data[key] = value;
        }

        if (data.TryGetValue("ticket", out var ticket))
        {
            return LogInByTicketAsync(call, ticket ?? "");
        }

        return data.TryGetValue("username", out var userName)
            ? LogInAsync(call, userName, data.GetValueOrDefault("password"))
            : throw new SoInvalidArgumentException(
                "Expected AuthenticationData with the key username or ticket, found neither.",
                "Send the pairs username and password, or the pair ticket, as AuthenticationData.");
    }

    /// <summary>Authenticates by an access token of another issuer, which this server does not support.</summary>
    /// <exception cref="SoSessionException">Always.</exception>
    public static Task<AuthenticateResponse> AuthenticateWithAccessTokenAsync() => throw new SoSessionException(
        "No identity source is configured for AuthenticateWithAccessToken.",
        $"This server knows no issuer of access tokens. {LogInByPassword}");

    // A ticket as the user name is a login with any password: docs/SERVICES86.md section 5.3.
    private Task<AuthenticateResponse> LogInAsync(AgentCall call, string? userName, string? password) =>
        TicketService.IsTicket(userName ?? "")
            ? LogInByTicketAsync(call, userName!)
            : LogInByPasswordAsync(call, userName, password);

    private async Task<AuthenticateResponse> LogInByPasswordAsync(AgentCall call, string? userName, string? password)
    {
        var login = await logins.LoginAsync(userName, password, call.ClientAddress, call.CancellationToken);
        return login is null ? new AuthenticateResponse() : Principals.Accept(login.Caller, login.Ticket);
    }

    private async Task<AuthenticateResponse> LogInByTicketAsync(AgentCall call, string ticket)
    {
        var caller = await tickets.FindAsync(ticket, call.CancellationToken);
        return caller is null ? new AuthenticateResponse() : Principals.Accept(caller, ticket);
    }
}
