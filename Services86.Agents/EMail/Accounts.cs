using Services86.Agents.Calls;
using Services86.Agents.Refusals;
using Services86.Data.EMailAccounts;
using Services86.Data.Refusals;

namespace Services86.Agents.EMail;

/// <summary>Keeps e-mail accounts. Source: docs/SERVICES86.md section 9.5.</summary>
internal sealed class Accounts(EMailAccountRepository accounts, AccountRules rules, AccountRights rights)
{
    /// <summary>Creates an account with default values, which is not stored.</summary>
    public static Task<EMailAccount?> CreateDefaultAsync(AgentCall call) => Task.FromResult<EMailAccount?>(
        EMailAccountCarriers.CreateDefault(call.RequiredCaller.AssociateId));

    /// <summary>Stores an account and its logins, and reads them back.</summary>
    /// <exception cref="SoInvalidArgumentException">There is no account, or the account has no address.</exception>
    /// <exception cref="SoNotFoundException">There is no account with the id.</exception>
    /// <exception cref="SoFunctionRightException">The account, its owner or a login is out of reach.</exception>
    /// <exception cref="DataRefusedException">The data layer refuses the account.</exception>
    public async Task<EMailAccount?> SaveAsync(AgentCall call, EMailAccount? account)
    {
        if (account is null)
        {
            throw new SoInvalidArgumentException(
                "Expected EMailAccount, found nothing.", "There is nothing to save: send an EMailAccount.");
        }

        if (string.IsNullOrWhiteSpace(account.EMailAddress))
        {
            throw new SoInvalidArgumentException(
                "Expected an EMailAddress in EMailAccount, found none.",
                "The account has no address: send the address that it sends mail from as EMailAddress.");
        }

        var caller = call.RequiredCaller;
        var id = await accounts.SaveAsync(
            account, caller.AssociateId, new AccountSaveRules(caller), call.Actor, call.CancellationToken)
            ?? throw NotFound.EMailAccountToSave(account.EMailAccountId);
        var saved = await accounts.GetAsync(id, call.CancellationToken) ?? throw NotFound.EMailAccount(id);
        return await rights.SetAsync(call, saved);
    }

    /// <summary>Deletes an account; its logins stay.</summary>
    /// <exception cref="SoNotFoundException">There is no account with the id.</exception>
    /// <exception cref="SoFunctionRightException">The account belongs to another associate.</exception>
    public async Task DeleteAsync(AgentCall call, int id)
    {
        var ownerId = await rules.RequireAsync(call, id);
        if (!await accounts.DeleteAsync(id, ownerId, call.Actor, call.CancellationToken))
        {
            throw NotFound.EMailAccount(id);
        }
    }

    /// <summary>Gets an account.</summary>
    /// <returns>The account; null if there is no account with the id.</returns>
    /// <exception cref="SoFunctionRightException">The account belongs to another associate.</exception>
    public async Task<EMailAccount?> GetAsync(AgentCall call, int id)
    {
        var account = await accounts.GetAsync(id, call.CancellationToken);
        if (account is null)
        {
            return null;
        }

        AccountRules.RequireOwner(call.RequiredCaller, account.AssociateId, id);
        return await rights.SetAsync(call, account);
    }

    /// <summary>Gets the account that the caller has for an address.</summary>
    /// <returns>The account; an account with default values if the caller has none for the address.</returns>
    public async Task<EMailAccount?> GetFromAddressAsync(AgentCall call, string? address)
    {
        var ownerId = call.RequiredCaller.AssociateId;
        var account = await accounts.FindByAddressAsync(ownerId, address ?? "", call.CancellationToken);
        return account is null ? EMailAccountCarriers.CreateDefault(ownerId) : await rights.SetAsync(call, account);
    }
}
