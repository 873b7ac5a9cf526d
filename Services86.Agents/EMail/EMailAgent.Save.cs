using Services86.Agents.Refusals;
using Services86.Data.EMailAccounts;

namespace Services86.Agents.EMail;

/// <content>The rights of a caller who saves an account.</content>
internal sealed partial class EMailAgent
{
    private sealed class SaveRules(EMailAgent agent) : IEMailAccountSaveRules
    {
        public void RequireAccount(int accountId, int ownerId) => agent.RequireOwner(ownerId, accountId);

        public void RequireOwner(int ownerId)
        {
            if (!agent.Caller.MayAct(ownerId))
            {
                throw new SoFunctionRightException(
                    $"{agent.Caller.Name} is no administrator, and AssociateId {ownerId} is somebody else's.",
                    "Only an administrator stores an account for somebody else: send your own AssociateId, or 0.");
            }
        }

        public void RequireLogin(int serviceAuthId, int ownerId) =>
            agent.ServiceAuthRules.RequireOwner(ownerId, serviceAuthId);
    }
}
