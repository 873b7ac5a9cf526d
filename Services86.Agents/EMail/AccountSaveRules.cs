using Services86.Agents.Calls;
using Services86.Agents.Refusals;
using Services86.Agents.User;
using Services86.Data.EMailAccounts;

namespace Services86.Agents.EMail;

/// <summary>
/// Requires the rights that a caller needs to save an e-mail account, within the transaction of the save.
/// </summary>
internal sealed class AccountSaveRules(Caller caller) : IEMailAccountSaveRules
{
    /// <inheritdoc/>
    public void RequireAccount(int accountId, int ownerId) => AccountRules.RequireOwner(caller, ownerId, accountId);

    /// <inheritdoc/>
    public void RequireOwner(int ownerId)
    {
        if (!caller.MayAct(ownerId))
        {
            throw new SoFunctionRightException(
                $"{caller.Name} is no administrator, and AssociateId {ownerId} is somebody else's.",
                "Only an administrator stores an account for somebody else: send your own AssociateId, or 0.");
        }
    }

    /// <inheritdoc/>
    public void RequireLogin(int serviceAuthId, int ownerId) =>
        ServiceAuthRules.RequireOwner(caller, ownerId, serviceAuthId);
}
