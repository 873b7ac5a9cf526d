using Services86.Data.Associates;
using Services86.Data.ServiceAuths;
using Services86.Data.Untrusted;
using Services86.Host.Security;

namespace Services86.Host.Agents;

/// <summary>The rules of the User agent, for one call.</summary>
internal sealed partial class UserAgent(
    AgentCall call,
    ServiceAuthRepository serviceAuths,
    AssociateRepository associates,
    UntrustedCredentialsRepository untrustedCredentials,
    TimeProvider time) : IUserAgent
{
    // The contract has the Credentials header, without which a call does not come here.
    private Caller Caller => call.Caller!;

    /// <inheritdoc/>
    public Task<ServiceAuth?> CreateDefaultServiceAuthAsync() => Task.FromResult<ServiceAuth?>(new ServiceAuth
    {
        Server = "",
        AuthType = "",
        Username = "",
        Password = "",
        FieldProperties = [],
    });

    /// <inheritdoc/>
    public async Task<ServiceAuth?> SaveServiceAuthAsync(ServiceAuth? serviceAuth)
    {
        if (serviceAuth is null)
        {
            throw new SoInvalidArgumentException(
                "Expected ServiceAuth, found nothing.", "There is nothing to save: send a ServiceAuth.");
        }

        var id = serviceAuth.ServiceAuthId;
        if (id == 0)
        {
            id = await serviceAuths.InsertAsync(Caller.AssociateId, serviceAuth, call.Cancellation);
        }
        else
        {
            await RequireServiceAuthAsync(id);
            if (!await serviceAuths.UpdateAsync(serviceAuth, call.Cancellation))
            {
                throw ServiceAuthNotFound(id);
            }
        }

        return (await serviceAuths.GetAsync(id, call.Cancellation))?.ServiceAuth ?? throw ServiceAuthNotFound(id);
    }

    /// <inheritdoc/>
    public async Task DeleteServiceAuthAsync(int serviceAuthId)
    {
        await RequireServiceAuthAsync(serviceAuthId);
        if (!await serviceAuths.DeleteAsync(serviceAuthId, call.Cancellation))
        {
            throw ServiceAuthNotFound(serviceAuthId);
        }
    }

    /// <inheritdoc/>
    public async Task<ServiceAuth?> GetServiceAuthAsync(int serviceAuthId)
    {
        var stored = await serviceAuths.GetAsync(serviceAuthId, call.Cancellation);
        if (stored is null)
        {
            return null;
        }

        RequireOwner(stored.OwnerId, serviceAuthId);
        return stored.ServiceAuth;
    }

    private async Task RequireServiceAuthAsync(int id) => RequireOwner(
        await serviceAuths.GetOwnerIdAsync(id, call.Cancellation) ?? throw ServiceAuthNotFound(id), id);

    private void RequireOwner(int ownerId, int id)
    {
        if (!Caller.MayAct(ownerId))
        {
            throw new SoFunctionRightException(
                $"ServiceAuth {id} belongs to another associate than {Caller.Name}, who is no administrator.",
                $"ServiceAuth {id} belongs to somebody else: log in as its owner, or as an administrator.");
        }
    }

    private static SoNotFoundException ServiceAuthNotFound(int id) => new(
        $"There is no ServiceAuth {id}.",
        $"There is no ServiceAuth {id}: use the id of a stored one, or 0 to store a new one.");
}
