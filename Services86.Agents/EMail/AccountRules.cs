using Services86.Agents.Calls;
using Services86.Agents.Refusals;
using Services86.Data.EMailAccounts;

namespace Services86.Agents.EMail;

/// <summary>Requires rights to stored e-mail accounts.</summary>
internal sealed class AccountRules(EMailAccountRepository accounts)
{
    /// <summary>Requires that an account exists, and that the caller may act on it.</summary>
    /// <returns>The id of the owner.</returns>
    /// <exception cref="SoNotFoundException">There is no account with the id.</exception>
    /// <exception cref="SoFunctionRightException">The account belongs to another associate.</exception>
    public async Task<int> RequireAsync(AgentCall call, int id)
    {
        var ownerId = await accounts.GetOwnerIdAsync(id, call.CancellationToken) ?? throw NotFound.EMailAccount(id);
        RequireOwner(call.RequiredCaller, ownerId, id);
        return ownerId;
    }

    /// <summary>Requires that a caller may act on an account.</summary>
    /// <param name="caller">The caller.</param>
    /// <param name="ownerId">The owner of the account.</param>
    /// <param name="id">The id of the account, for the texts of the refusal.</param>
    /// <exception cref="SoFunctionRightException">The account belongs to another associate.</exception>
    public static void RequireOwner(Caller caller, int ownerId, int id)
    {
        if (!caller.MayAct(ownerId))
        {
            throw new SoFunctionRightException(
                $"EMailAccount {id} belongs to another associate than {caller.Name}, who is no administrator.",
                $"EMailAccount {id} belongs to somebody else: log in as its owner, or as an administrator.");
        }
    }
}
