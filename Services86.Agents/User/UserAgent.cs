using Services86.Agents.Calls;
using Services86.Agents.Login;
using Services86.Agents.Refusals;
using Services86.Data.Associates;
using Services86.Data.ServiceAuths;
using Services86.Data.Untrusted;

namespace Services86.Agents.User;

/// <summary>The rules of the User agent, for one call.</summary>
internal sealed partial class UserAgent(
    AgentCall call,
    ServiceAuthRepository serviceAuths,
    AssociateRepository associates,
    UntrustedCredentialsRepository untrustedCredentials,
    CredentialRepository credentials,
    CredentialTypes credentialTypes,
    LoginService logins,
    AccessTokenService accessTokens,
    TimeProvider time) : IUserAgent
{
    // The contract has the Credentials header, without which a call does not come here.
    private Caller Caller => call.Caller!;

    private ServiceAuthRules ServiceAuthRules => new(Caller, serviceAuths);

    /// <inheritdoc/>
    public Task<ServiceAuth?> CreateDefaultServiceAuthAsync() =>
        Task.FromResult<ServiceAuth?>(ServiceAuthRules.CreateDefault().WithRights());

    /// <inheritdoc/>
    public async Task<ServiceAuth?> SaveServiceAuthAsync(ServiceAuth? serviceAuth)
    {
        if (serviceAuth is null)
        {
            throw new SoInvalidArgumentException(
                "Expected ServiceAuth, found nothing.", "There is nothing to save: send a ServiceAuth.");
        }

        var id = serviceAuth.ServiceAuthId;
        var saved = await serviceAuths.SaveAsync(
            serviceAuth,
            Caller.AssociateId,
            ownerId => ServiceAuthRules.RequireOwner(ownerId, id),
            call.CancellationToken);
        return saved?.WithRights() ?? throw NotFound.ServiceAuth(id);
    }

    /// <inheritdoc/>
    public async Task DeleteServiceAuthAsync(int serviceAuthId)
    {
        await ServiceAuthRules.RequireAsync(serviceAuthId, call.CancellationToken);
        if (!await serviceAuths.DeleteAsync(serviceAuthId, call.CancellationToken))
        {
            throw NotFound.ServiceAuth(serviceAuthId);
        }
    }

    /// <inheritdoc/>
    public async Task<ServiceAuth?> GetServiceAuthAsync(int serviceAuthId)
    {
        var stored = await serviceAuths.GetAsync(serviceAuthId, call.CancellationToken);
        if (stored is null)
        {
            return null;
        }

        ServiceAuthRules.RequireOwner(stored.OwnerId, serviceAuthId);
        return stored.ServiceAuth.WithRights();
    }
}
