using Services86.Agents.Calls;
using Services86.Agents.Refusals;
using Services86.Data.EMailAccounts;

namespace Services86.Agents.EMail;

/// <summary>
/// Keeps the times at which clients synchronised accounts, and lists the accounts that are due again.
/// </summary>
/// <remarks>The client fetches the mail, not this server. Source: docs/SERVICES86.md section 9.5.</remarks>
internal sealed class Synchronization(EMailAccountRepository accounts, AccountRules rules)
{
    // The interval of the mirrored service is not known.
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(15);

    /// <summary>Lists the accounts of the caller that are due; those of all associates for an administrator.</summary>
    public async Task<SyncUserAccount?[]?> ListDueAsync(AgentCall call)
    {
        var caller = call.RequiredCaller;
        int? ownerId = caller.IsAdministrator ? null : caller.AssociateId;
        return [.. await accounts.FindDueAsync(ownerId, Interval, call.CancellationToken)];
    }

    /// <summary>Stores the current time as the last synchronisation of an account.</summary>
    /// <exception cref="SoInvalidArgumentException">There is no account in the request.</exception>
    /// <exception cref="SoNotFoundException">There is no account with the id.</exception>
    /// <exception cref="SoFunctionRightException">The account belongs to another associate.</exception>
    public Task MarkAsync(AgentCall call, SyncUserAccount? account) => MarkAllAsync(call, [account]);

    /// <summary>Stores the current time as the last synchronisation of several accounts, of all or of none.</summary>
    /// <exception cref="SoInvalidArgumentException">
    /// The list or an entry is missing; an empty list is valid.
    /// </exception>
    /// <exception cref="SoNotFoundException">There is no account with one of the ids.</exception>
    /// <exception cref="SoFunctionRightException">An account belongs to another associate.</exception>
    public async Task MarkAllAsync(AgentCall call, SyncUserAccount?[]? syncAccounts)
    {
        var ids = (syncAccounts ?? throw Missing())
            .Select(account => account?.AccountId ?? throw Missing())
            .ToHashSet();
        foreach (var id in ids)
        {
            await rules.RequireAsync(call, id);
        }

        if (!await accounts.MarkSynchronizedAsync(ids, call.CancellationToken))
        {
            throw new SoNotFoundException(
                "One of the accounts was deleted at this moment.",
                "An account was deleted meanwhile: ask GetReadySyncEmailAccounts again.");
        }
    }

    private static SoInvalidArgumentException Missing() => new(
        "Expected SyncUserAccount, found nothing.",
        "There is nothing to synchronise: send what GetReadySyncEmailAccounts gave, or an AccountId.");
}
