using Services86.Agents.Calls;
using Services86.Data.EMailAccounts;

namespace Services86.Agents.EMail;

/// <summary>Selects the current account of the caller: the last synchronised one, or else the newest one.</summary>
/// <remarks>Source: docs/SERVICES86.md section 9.5.</remarks>
internal sealed class CurrentAccount(EMailAccountRepository accounts, AccountRights rights)
{
    /// <summary>Gets the id of the current account; 0 if the caller has no account.</summary>
    public async Task<int> GetIdAsync(AgentCall call) => await FindIdAsync(call) ?? 0;

    /// <summary>Gets the current account; null if the caller has no account.</summary>
    public async Task<EMailAccount?> GetAsync(AgentCall call)
    {
        var account = await FindIdAsync(call) is { } id
            ? await accounts.GetAsync(id, call.CancellationToken)
            : null;
        return account is null ? null : await rights.SetAsync(call, account);
    }

    private Task<int?> FindIdAsync(AgentCall call) =>
        accounts.GetCurrentIdAsync(call.RequiredCaller.AssociateId, call.CancellationToken);
}
