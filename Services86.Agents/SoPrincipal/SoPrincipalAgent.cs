using Services86.Agents.Calls;
using Services86.Agents.Login;
using Services86.Agents.Refusals;
using Services86.Data;

namespace Services86.Agents.SoPrincipal;

/// <summary>The rules of the SoPrincipal agent, for one call.</summary>
internal sealed class SoPrincipalAgent(AgentCall call, LoginService logins, TicketService tickets, Database database)
    : ISoPrincipalAgent
{
    private const string LogInByPassword =
        "Log in with AuthenticateUsernamePassword, or have an administrator make a user for you.";

    /// <inheritdoc/>
    public Task<SoSystemInfoCarrier?> GetSystemInfoAsync() =>
        Task.FromResult<SoSystemInfoCarrier?>(SystemInfo.Describe(database));

    /// <inheritdoc/>
    public Task<AuthenticateResponse> AuthenticateImplicitAsync(AuthenticateImplicitRequest request) =>
        throw new SoSessionException(
            "No identity source is configured for AuthenticateImplicit.",
            $"This server does not know the identity of the transport, such as a Windows login. {LogInByPassword}");

    /// <inheritdoc/>
    public Task<AuthenticateResponse> AuthenticateUsernamePasswordAsync(AuthenticateUsernamePasswordRequest request) =>
        LoginAsync(request.UserName, request.Password);

    /// <inheritdoc/>
    public Task<AuthenticateResponse> AuthenticateGenericAsync(AuthenticateGenericRequest request)
    {
        var data = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in request.AuthenticationData ?? [])
        {
            data[key] = value;
        }

        if (data.TryGetValue("ticket", out var ticket))
        {
            return LoginByTicketAsync(ticket ?? "");
        }

        return data.TryGetValue("username", out var userName)
            ? LoginAsync(userName, data.GetValueOrDefault("password"))
            : throw new SoInvalidArgumentException(
                "Expected AuthenticationData with the key username or ticket, found neither.",
                "Send the pairs username and password, or the pair ticket, as AuthenticationData.");
    }

    /// <inheritdoc/>
    public Task<AuthenticateResponse> AuthenticateWithAccessTokenAsync(AuthenticateWithAccessTokenRequest request) =>
        throw new SoSessionException(
            "No identity source is configured for AuthenticateWithAccessToken.",
            $"This server knows no issuer of access tokens. {LogInByPassword}");

    // A ticket in place of the user name is a login too, with any password: reference, behaviour.md section 1.3.
    private Task<AuthenticateResponse> LoginAsync(string? userName, string? password) =>
        TicketService.IsTicket(userName ?? "") ? LoginByTicketAsync(userName!) : LoginByPasswordAsync(userName, password);

    private async Task<AuthenticateResponse> LoginByPasswordAsync(string? userName, string? password)
    {
        var caller = await logins.LoginAsync(userName, password, call.ClientAddress, call.CancellationToken);
        return caller is null
            ? new AuthenticateResponse()
            : Accept(caller, await tickets.IssueAsync(caller.AssociateId, call.CancellationToken));
    }

    private async Task<AuthenticateResponse> LoginByTicketAsync(string ticket)
    {
        var caller = await tickets.FindAsync(ticket, call.CancellationToken);
        return caller is null ? new AuthenticateResponse() : Accept(caller, ticket);
    }

    private static AuthenticateResponse Accept(Caller caller, string ticket)
    {
        var role = Roles.Describe(caller.Role);
        return new AuthenticateResponse
        {
            AuthenticationSucceeded = true,
            Credentials = new SoCredentials { Ticket = ticket },
            Response = new SoPrincipalCarrier
            {
                UserType = UserType.InternalAssociate,
                Associate = caller.Name,
                AssociateId = caller.AssociateId,
                RoleId = role.Id,
                RoleName = role.Value,
                RoleDescription = role.Tooltip,
                RoleType = RoleType.Employee,
                Licenses = [],
                FullName = caller.Name,
                EMailAddress = "",
                FunctionRights = [],
                EjUserStatus = EjUserStatus.StatusNone,
                ProvidedCredentials = [],
                SecondaryGroups = [],
                DatabaseContextIdentifier = SystemInfo.DatabaseContextIdentifier,
            },
        };
    }
}
