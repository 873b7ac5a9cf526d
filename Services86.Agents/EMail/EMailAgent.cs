using Services86.Agents.Calls;

namespace Services86.Agents.EMail;

/// <summary>The EMail agent for one call. It hands each operation to its area.</summary>
/// <remarks>Public, because other SOAP runtimes require a class that implements the contract.</remarks>
public sealed class EMailAgent : IEMailAgent
{
    private readonly AgentCall _call;
    private readonly EMailAreas _areas;

    internal EMailAgent(AgentCall call, EMailAreas areas)
    {
        _call = call;
        _areas = areas;
    }

    // Accounts

    /// <inheritdoc/>
    public Task<EMailAccount?> CreateDefaultEMailAccountAsync() => Accounts.CreateDefaultAsync(_call);

    /// <inheritdoc/>
    public Task<EMailAccount?> SaveEMailAccountAsync(EMailAccount? emailAccount) =>
        _areas.Accounts.SaveAsync(_call, emailAccount);

    /// <inheritdoc/>
    public Task DeleteEMailAccountAsync(int emailAccountId) => _areas.Accounts.DeleteAsync(_call, emailAccountId);

    /// <inheritdoc/>
    public Task<EMailAccount?> GetEMailAccountAsync(int emailAccountId) =>
        _areas.Accounts.GetAsync(_call, emailAccountId);

    /// <inheritdoc/>
    public Task<EMailAccount?> GetEMailAccountFromEMailAddressAsync(string? fromAddress) =>
        _areas.Accounts.GetFromAddressAsync(_call, fromAddress);

    // CurrentAccount

    /// <inheritdoc/>
    public Task<int> GetCurrentAccountIdAsync() => _areas.CurrentAccount.GetIdAsync(_call);

    /// <inheritdoc/>
    public Task<EMailAccount?> GetCurrentAccountAsync() => _areas.CurrentAccount.GetAsync(_call);

    // Synchronization

    /// <inheritdoc/>
    public Task<SyncUserAccount?[]?> GetReadySyncEmailAccountsAsync() => _areas.Synchronization.ListDueAsync(_call);

    /// <inheritdoc/>
    public Task SyncEmailAccountAsync(SyncUserAccount? syncUserAccount) =>
        _areas.Synchronization.MarkAsync(_call, syncUserAccount);

    /// <inheritdoc/>
    public Task SyncEmailAccountsAsync(SyncUserAccount?[]? syncUserAccounts) =>
        _areas.Synchronization.MarkAllAsync(_call, syncUserAccounts);
}
