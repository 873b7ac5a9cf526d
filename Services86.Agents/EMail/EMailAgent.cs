using Services86.Agents.Calls;
using Services86.Agents.Refusals;
using Services86.Agents.User;
using Services86.Data.EMailAccounts;
using Services86.Data.ServiceAuths;

namespace Services86.Agents.EMail;

/// <summary>The rules of the EMail agent, for one call.</summary>
internal sealed partial class EMailAgent(
    AgentCall call,
    EMailAccountRepository accounts,
    ServiceAuthRepository serviceAuths) : IEMailAgent
{
    // The contract has the Credentials header, without which a call does not come here.
    private Caller Caller => call.Caller!;

    private ServiceAuthRules ServiceAuthRules => new(Caller, serviceAuths);

    /// <inheritdoc/>
    public Task<EMailAccount?> CreateDefaultEMailAccountAsync() => Task.FromResult<EMailAccount?>(CreateDefault());

    /// <inheritdoc/>
    public async Task<EMailAccount?> SaveEMailAccountAsync(EMailAccount? emailAccount)
    {
        if (emailAccount is null)
        {
            throw new SoInvalidArgumentException(
                "Expected EMailAccount, found nothing.", "There is nothing to save: send an EMailAccount.");
        }

        if (string.IsNullOrWhiteSpace(emailAccount.EMailAddress))
        {
            throw new SoInvalidArgumentException(
                "Expected an EMailAddress in EMailAccount, found none.",
                "The account has no address: send the address that it sends mail from as EMailAddress.");
        }

        var id = await accounts.SaveAsync(
            emailAccount, Caller.AssociateId, new SaveRules(this), call.CancellationToken)
            ?? throw NotFound.EMailAccount(emailAccount.EMailAccountId);
        return await WithRightsAsync(await accounts.GetAsync(id, call.CancellationToken)) ?? throw NotFound.EMailAccount(id);
    }

    /// <inheritdoc/>
    public async Task DeleteEMailAccountAsync(int emailAccountId)
    {
        var ownerId = await RequireAsync(emailAccountId);
        if (!await accounts.DeleteAsync(emailAccountId, ownerId, call.CancellationToken))
        {
            throw NotFound.EMailAccount(emailAccountId);
        }
    }

    /// <inheritdoc/>
    public async Task<EMailAccount?> GetEMailAccountAsync(int emailAccountId)
    {
        var account = await accounts.GetAsync(emailAccountId, call.CancellationToken);
        if (account is not null)
        {
            RequireOwner(account.AssociateId, emailAccountId);
        }

        return await WithRightsAsync(account);
    }

    /// <inheritdoc/>
    public async Task<EMailAccount?> GetEMailAccountFromEMailAddressAsync(string? fromAddress) =>
        await WithRightsAsync(await accounts.FindByAddressAsync(Caller.AssociateId, fromAddress ?? "", call.CancellationToken))
        ?? CreateDefault();

    /// <inheritdoc/>
    public async Task<int> GetCurrentAccountIdAsync() =>
        await accounts.GetCurrentIdAsync(Caller.AssociateId, call.CancellationToken) ?? 0;

    /// <inheritdoc/>
    public async Task<EMailAccount?> GetCurrentAccountAsync() =>
        await accounts.GetCurrentIdAsync(Caller.AssociateId, call.CancellationToken) is { } id
            ? await WithRightsAsync(await accounts.GetAsync(id, call.CancellationToken))
            : null;

    private EMailAccount CreateDefault() => new EMailAccount
    {
        EMailAddress = "",
        AssociateId = Caller.AssociateId,
        IncomingCredentials = ServiceAuthRules.CreateDefault().WithRights(),
        OutgoingCredentials = ServiceAuthRules.CreateDefault().WithRights(),
        ErrorReason = "",
    }.WithRights();

    private async Task<EMailAccount?> WithRightsAsync(EMailAccount? account)
    {
        if (account is null)
        {
            return null;
        }

        await TellRightsAsync(account.IncomingCredentials);
        await TellRightsAsync(account.OutgoingCredentials);
        return account.WithRights();
    }

    // An administrator may have linked a login of somebody else to the account.
    private async Task TellRightsAsync(ServiceAuth? login)
    {
        if (login is not null)
        {
            var ownerId = Caller.IsAdministrator
                ? Caller.AssociateId
                : await serviceAuths.GetOwnerIdAsync(login.ServiceAuthId, call.CancellationToken);
            login.WithRights(mayAct: ownerId is { } owner && Caller.MayAct(owner));
        }
    }

    private async Task<int> RequireAsync(int id)
    {
        var ownerId = await accounts.GetOwnerIdAsync(id, call.CancellationToken) ?? throw NotFound.EMailAccount(id);
        RequireOwner(ownerId, id);
        return ownerId;
    }

    private void RequireOwner(int ownerId, int id)
    {
        if (!Caller.MayAct(ownerId))
        {
            throw new SoFunctionRightException(
                $"EMailAccount {id} belongs to another associate than {Caller.Name}, who is no administrator.",
                $"EMailAccount {id} belongs to somebody else: log in as its owner, or as an administrator.");
        }
    }
}
