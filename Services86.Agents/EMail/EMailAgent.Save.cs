using Services86.Agents.Calls;
using Services86.Agents.Refusals;
using Services86.Agents.User;
using Services86.Data.EMailAccounts;
using Services86.Data.ServiceAuths;

namespace Services86.Agents.EMail;

/// <content>Saves accounts with their logins.</content>
internal sealed partial class EMailAgent
{
    private async Task<int> StoreAsync(EMailAccount account)
    {
        try
        {
            return await accounts.SaveAsync(account, Caller.AssociateId, new SaveRules(this), call.CancellationToken)
                ?? throw NotFound(account.EMailAccountId);
        }
        catch (EMailAccountOwnerUnknownException unknown)
        {
            throw new SoNotFoundException(
                $"There is no associate {unknown.AssociateId}.",
                $"There is no associate {unknown.AssociateId} to own the account: send the AssociateId of a user, or " +
                "0 for yourself.");
        }
        catch (ServiceAuthUnknownException unknown)
        {
            throw ServiceAuthRules.NotFound(unknown.ServiceAuthId);
        }
        catch (EMailAddressTakenException taken)
        {
            throw new SoInvalidArgumentException(
                $"Associate {taken.AssociateId} has another EMailAccount of the address {taken.EMailAddress}.",
                $"There is an account of the address {taken.EMailAddress} already: find it with " +
                "GetEMailAccountFromEMailAddress and save that one, or take another address.");
        }
    }

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
