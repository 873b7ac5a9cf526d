using Services86.Agents.Calls;
using Services86.Agents.Refusals;

namespace Services86.Agents.EMail;

/// <content>When accounts are due to be synchronised. Whoever fetches mail asks here, and tells when it has.</content>
internal sealed partial class EMailAgent
{
    // How long a synchronisation is good for. No value of the original is known.
    private static readonly TimeSpan SyncInterval = TimeSpan.FromMinutes(15);

    /// <inheritdoc/>
    public async Task<SyncUserAccount?[]?> GetReadySyncEmailAccountsAsync()
    {
        int? ownerId = Caller.IsAdministrator ? null : Caller.AssociateId;
        return [.. await accounts.FindDueAsync(ownerId, SyncInterval, call.CancellationToken)];
    }

    /// <inheritdoc/>
    public Task SyncEmailAccountAsync(SyncUserAccount? syncUserAccount) => SynchronizeAsync([syncUserAccount]);

    /// <inheritdoc/>
    public Task SyncEmailAccountsAsync(SyncUserAccount?[]? syncUserAccounts) =>
        SynchronizeAsync(syncUserAccounts ?? throw NothingToSynchronize());

    private static SoInvalidArgumentException NothingToSynchronize() => new(
        "Expected SyncUserAccount, found nothing.",
        "There is nothing to synchronise: send what GetReadySyncEmailAccounts gave, or an AccountId.");

    private async Task SynchronizeAsync(SyncUserAccount?[] syncAccounts)
    {
        var ids = syncAccounts.Select(account => account?.AccountId ?? throw NothingToSynchronize()).ToHashSet();
        foreach (var id in ids)
        {
            await RequireAsync(id);
        }

        if (!await accounts.MarkSynchronizedAsync(ids, call.CancellationToken))
        {
            throw new SoNotFoundException(
                "One of the accounts was deleted at this moment.",
                "An account was deleted meanwhile: ask GetReadySyncEmailAccounts again.");
        }
    }
}
