using Services86.Agents.Calls;
using Services86.Agents.Refusals;
using Services86.Data.ServiceAuths;

namespace Services86.Agents.User;

/// <summary>Keeps logins to mail servers. Source: docs/SERVICES86.md section 9.1.</summary>
internal sealed class ServiceAuths(ServiceAuthRepository serviceAuths)
{
    /// <summary>Creates a login with default values, which is not stored.</summary>
    public static Task<ServiceAuth?> CreateDefaultAsync() =>
        Task.FromResult<ServiceAuth?>(ServiceAuthCarriers.CreateDefault());

    /// <summary>Stores a login; a new one belongs to the caller.</summary>
    /// <exception cref="SoInvalidArgumentException">There is no login in the request.</exception>
    /// <exception cref="SoNotFoundException">There is no login with the id.</exception>
    /// <exception cref="SoFunctionRightException">The login belongs to another associate.</exception>
    public async Task<ServiceAuth?> SaveAsync(AgentCall call, ServiceAuth? serviceAuth)
    {
        if (serviceAuth is null)
        {
            throw new SoInvalidArgumentException(
                "Expected ServiceAuth, found nothing.", "There is nothing to save: send a ServiceAuth.");
        }

        var id = serviceAuth.ServiceAuthId;
        var caller = call.RequiredCaller;
        var saved = await serviceAuths.SaveAsync(
            serviceAuth,
            caller.AssociateId,
            ownerId => ServiceAuthRules.RequireOwner(caller, ownerId, id),
            call.Actor,
            call.CancellationToken);
        return saved?.WithRights() ?? throw NotFound.ServiceAuthToSave(id);
    }

    /// <summary>Deletes a login.</summary>
    /// <exception cref="SoNotFoundException">There is no login with the id.</exception>
    /// <exception cref="SoFunctionRightException">The login belongs to another associate.</exception>
    /// <exception cref="ServiceAuthInUseException">An e-mail account uses the login.</exception>
    public async Task DeleteAsync(AgentCall call, int id)
    {
        var ownerId = await serviceAuths.GetOwnerIdAsync(id, call.CancellationToken) ?? throw NotFound.ServiceAuth(id);
        ServiceAuthRules.RequireOwner(call.RequiredCaller, ownerId, id);
        if (!await serviceAuths.DeleteAsync(id, call.Actor, call.CancellationToken))
        {
            throw NotFound.ServiceAuth(id);
        }
    }

    /// <summary>Gets a login, with its password in clear.</summary>
    /// <returns>The login; null if there is no login with the id.</returns>
    /// <exception cref="SoFunctionRightException">The login belongs to another associate.</exception>
    public async Task<ServiceAuth?> GetAsync(AgentCall call, int id)
    {
        var stored = await serviceAuths.GetAsync(id, call.CancellationToken);
        if (stored is null)
        {
            return null;
        }

        ServiceAuthRules.RequireOwner(call.RequiredCaller, stored.OwnerId, id);
        return stored.ServiceAuth.WithRights();
    }
}
