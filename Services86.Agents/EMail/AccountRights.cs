using Services86.Agents.Calls;
using Services86.Agents.User;
using Services86.Data.ServiceAuths;

namespace Services86.Agents.EMail;

/// <summary>Sets the rights of the caller in the stored accounts and logins of a reply.</summary>
internal sealed class AccountRights(ServiceAuthRepository serviceAuths)
{
    /// <summary>Sets the rights in an account that the caller may act on, and in its logins.</summary>
    /// <returns><paramref name="account"/>.</returns>
    public async ValueTask<EMailAccount> SetAsync(AgentCall call, EMailAccount account)
    {
        await SetAsync(call, account.IncomingCredentials);
        await SetAsync(call, account.OutgoingCredentials);
        return account.WithRights();
    }

    // An administrator may have linked a login of another associate to the account.
    private async ValueTask SetAsync(AgentCall call, ServiceAuth? login)
    {
        if (login is null)
        {
            return;
        }

        var caller = call.RequiredCaller;
        var mayAct = caller.IsAdministrator
            || (await serviceAuths.GetOwnerIdAsync(login.ServiceAuthId, call.CancellationToken) is { } ownerId
                && caller.MayAct(ownerId));
        login.WithRights(mayAct);
    }
}
