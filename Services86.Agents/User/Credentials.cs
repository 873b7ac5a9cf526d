using Services86.Agents.Calls;
using Services86.Agents.Login;
using Services86.Agents.Refusals;
using Services86.Data.Associates;

namespace Services86.Agents.User;

/// <summary>Keeps credentials of users. Source: docs/SERVICES86.md section 9.3.</summary>
/// <remarks>
/// Users may change their own credentials, and need no old password for it, as in the mirrored service. A change of the
/// password therefore ends all other tickets and access tokens of the user; and an access token changes no credential.
/// </remarks>
internal sealed class Credentials(
    CredentialRepository credentials, CredentialTypes types, AssociateRules rules, SecurityEvents events)
{
    /// <summary>Stores a credential in place of the one of the same type.</summary>
    /// <returns>True.</returns>
    /// <exception cref="SoNotFoundException">There is no user with the id.</exception>
    /// <exception cref="SoFunctionRightException">
    /// The caller is another user, and no administrator, or an access token authenticated the caller.
    /// </exception>
    /// <exception cref="SoInvalidArgumentException">The credential is missing or invalid.</exception>
    /// <exception cref="CredentialTakenException">Another user has the same account of another system.</exception>
    public async Task<bool> SaveAsync(AgentCall call, int userId, Credential? credential)
    {
        await RequireOwnAsync(call, userId, "save credentials");
        if (credential is null)
        {
            throw new SoInvalidArgumentException(
                "Expected Credential, found nothing.", "There is nothing to save: send a Credential.");
        }

        var caller = call.RequiredCaller;
        var accepted = await types.Of(credential).AcceptAsync(call, credential);
        AssociateRules.RequireFound(
            await credentials.SaveAsync(
                userId, accepted, caller.TicketHash, call.Actor, call.CancellationToken),
            userId);
        events.AddCredentialSaved(caller, userId, accepted.Type);
        return true;
    }

    /// <summary>Deletes the credential of a type.</summary>
    /// <returns>False if the user has no credential of the type.</returns>
    /// <exception cref="SoNotFoundException">There is no user with the id.</exception>
    /// <exception cref="SoFunctionRightException">
    /// The caller is another user, and no administrator, or an access token authenticated the caller.
    /// </exception>
    /// <exception cref="SoInvalidArgumentException">There is no such type.</exception>
    /// <exception cref="LastAdministratorException">It is the password of the last administrator.</exception>
    public async Task<bool> DeleteAsync(AgentCall call, int userId, string? credentialType)
    {
        await RequireOwnAsync(call, userId, "delete credentials");
        var type = types.Require(credentialType);
        var caller = call.RequiredCaller;
        var isDeleted = await credentials.DeleteAsync(
            userId, type.Name, caller.TicketHash, call.Actor, call.CancellationToken);
        if (isDeleted)
        {
            events.AddCredentialDeleted(caller, userId, type.Name);
        }

        return isDeleted;
    }

    /// <summary>Gets all types of credentials.</summary>
    public Task<CredentialType[]?> GetTypesAsync() => Task.FromResult<CredentialType[]?>(
        [.. types.All.Select(type => type.Describe())]);

    /// <summary>Gets the types of credentials that users of a type can have.</summary>
    public Task<CredentialType[]?> GetTypesForUserTypeAsync(UserType userType) => Task.FromResult<CredentialType[]?>(
        [.. types.All.Where(type => type.IsFor(userType)).Select(type => type.Describe())]);

    private async Task RequireOwnAsync(AgentCall call, int userId, string action)
    {
        AssociateRules.RequireOwn(call.RequiredCaller, await rules.RequireAsync(userId, call.CancellationToken));
        call.RequiredCaller.RequireLogin(action);
    }
}
