using Services86.Agents.Calls;
using Services86.Agents.Refusals;
using Services86.Data.Associates;

namespace Services86.Agents.User;

/// <summary>Keeps credentials of users. Source: docs/SERVICES86.md section 9.3.</summary>
internal sealed class Credentials(CredentialRepository credentials, CredentialTypes types, AssociateRules rules)
{
    /// <summary>Stores a credential in place of the one of the same type.</summary>
    /// <returns>True.</returns>
    /// <exception cref="SoNotFoundException">There is no user with the id.</exception>
    /// <exception cref="SoFunctionRightException">The caller is another user, and no administrator.</exception>
    /// <exception cref="SoInvalidArgumentException">The credential is missing or invalid.</exception>
    public async Task<bool> SaveAsync(AgentCall call, int userId, Credential? credential)
    {
        await RequireOwnAsync(call, userId);
        if (credential is null)
        {
            throw new SoInvalidArgumentException(
                "Expected Credential, found nothing.", "There is nothing to save: send a Credential.");
        }

        var accepted = types.Of(credential).Accept(credential);
        var savedBy = call.RequiredCaller.AssociateId;
        AssociateRules.RequireFound(
            await credentials.SaveAsync(userId, accepted, savedBy, call.CancellationToken), userId);
        return true;
    }

    /// <summary>Deletes the credential of a type.</summary>
    /// <returns>False if the user has no credential of the type.</returns>
    /// <exception cref="SoNotFoundException">There is no user with the id.</exception>
    /// <exception cref="SoFunctionRightException">The caller is another user, and no administrator.</exception>
    /// <exception cref="SoInvalidArgumentException">There is no such type.</exception>
    /// <exception cref="LastAdministratorException">It is the password of the last administrator.</exception>
    public async Task<bool> DeleteAsync(AgentCall call, int userId, string? credentialType)
    {
        await RequireOwnAsync(call, userId);
        var type = types.Require(credentialType);
        return await credentials.DeleteAsync(
            userId, type.Name, call.RequiredCaller.AssociateId, call.CancellationToken);
    }

    /// <summary>Gets all types of credentials.</summary>
    public Task<CredentialType[]?> GetTypesAsync() => Task.FromResult<CredentialType[]?>(
        [.. types.All.Select(type => type.Describe())]);

    /// <summary>Gets the types of credentials that users of a type can have.</summary>
    public Task<CredentialType[]?> GetTypesForUserTypeAsync(UserType userType) => Task.FromResult<CredentialType[]?>(
        [.. types.All.Where(type => type.IsFor(userType)).Select(type => type.Describe())]);

    private async Task RequireOwnAsync(AgentCall call, int userId) => AssociateRules.RequireOwn(
        call.RequiredCaller, await rules.RequireAsync(userId, call.CancellationToken));
}
