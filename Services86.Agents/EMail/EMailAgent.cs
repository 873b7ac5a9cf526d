using Services86.Agents.Calls;

namespace Services86.Agents.EMail;

/// <summary>The EMail agent for one call. It hands each operation to its area.</summary>
internal sealed class EMailAgent(AgentCall call, EMailAreas areas) : IEMailAgent
{
    // Accounts

    /// <inheritdoc/>
    public Task<EMailAccount?> CreateDefaultEMailAccountAsync() => Accounts.CreateDefaultAsync(call);

    /// <inheritdoc/>
    public Task<EMailAccount?> SaveEMailAccountAsync(EMailAccount? emailAccount) =>
        areas.Accounts.SaveAsync(call, emailAccount);

    /// <inheritdoc/>
    public Task DeleteEMailAccountAsync(int emailAccountId) => areas.Accounts.DeleteAsync(call, emailAccountId);

    /// <inheritdoc/>
    public Task<EMailAccount?> GetEMailAccountAsync(int emailAccountId) =>
        areas.Accounts.GetAsync(call, emailAccountId);

    /// <inheritdoc/>
    public Task<EMailAccount?> GetEMailAccountFromEMailAddressAsync(string? fromAddress) =>
        areas.Accounts.GetFromAddressAsync(call, fromAddress);

    // CurrentAccount

    /// <inheritdoc/>
    public Task<int> GetCurrentAccountIdAsync() => areas.CurrentAccount.GetIdAsync(call);

    /// <inheritdoc/>
    public Task<EMailAccount?> GetCurrentAccountAsync() => areas.CurrentAccount.GetAsync(call);

    // Synchronization

    /// <inheritdoc/>
    public Task<SyncUserAccount?[]?> GetReadySyncEmailAccountsAsync() => areas.Synchronization.ListDueAsync(call);

    /// <inheritdoc/>
    public Task SyncEmailAccountAsync(SyncUserAccount? syncUserAccount) =>
        areas.Synchronization.MarkAsync(call, syncUserAccount);

    /// <inheritdoc/>
    public Task SyncEmailAccountsAsync(SyncUserAccount?[]? syncUserAccounts) =>
        areas.Synchronization.MarkAllAsync(call, syncUserAccounts);
}
