using Services86.Agents.Calls;
using Services86.Agents.Refusals;
using Services86.Agents.User;
using Services86.Data.EMailAccounts;
using Services86.Data.ServiceAuths;

namespace Services86.Agents.EMail;

/// <content>Who may store which account with which logins.</content>
internal sealed partial class EMailAgent
{
    private async Task<int> StoreAsync(EMailAccount account)
    {
        var id = account.EMailAccountId;
        var formerOwnerId = id == 0 ? Caller.AssociateId : await RequireAsync(id);
        if (account.AssociateId == 0)
        {
            account.AssociateId = formerOwnerId;
        }

        await RequireNewOwnerAsync(account.AssociateId, formerOwnerId);
        await RequireLoginAsync(account.IncomingCredentials);
        await RequireLoginAsync(account.OutgoingCredentials);
        try
        {
            if (id == 0)
            {
                return await accounts.InsertAsync(account, call.CancellationToken);
            }

            return await accounts.UpdateAsync(account, formerOwnerId, call.CancellationToken) ? id : throw NotFound(id);
        }
        catch (ServiceAuthUnknownException unknown)
        {
            throw ServiceAuthRules.NotFound(unknown.ServiceAuthId);
        }
        catch (EMailAddressTakenException taken)
        {
            throw new SoInvalidArgumentException(
                $"Associate {account.AssociateId} has another EMailAccount of the address {taken.EMailAddress}.",
                $"There is an account of the address {taken.EMailAddress} already: find it with " +
                "GetEMailAccountFromEMailAddress and save that one, or take another address.");
        }
    }

    private async Task RequireNewOwnerAsync(int ownerId, int formerOwnerId)
    {
        if (!Caller.MayAct(ownerId))
        {
            throw new SoFunctionRightException(
                $"{Caller.Name} is no administrator, and AssociateId {ownerId} is somebody else's.",
                "Only an administrator stores an account for somebody else: send your own AssociateId, or 0.");
        }

        if (ownerId != formerOwnerId && await associates.GetAsync(ownerId, call.CancellationToken) is null)
        {
            throw new SoNotFoundException(
                $"There is no associate {ownerId}.",
                $"There is no associate {ownerId} to own the account: send the AssociateId of a user, or 0 for yourself.");
        }
    }

    // One that does not exist is found out where the account is stored, as it may be gone by then anyway.
    private async Task RequireLoginAsync(ServiceAuth? login)
    {
        if (login is { ServiceAuthId: not 0 and var id }
            && await serviceAuths.GetOwnerIdAsync(id, call.CancellationToken) is { } ownerId)
        {
            ServiceAuthRules.RequireOwner(ownerId, id);
        }
    }
}
