using Services86.Agents.Calls;
using Services86.Agents.Login;
using Services86.Agents.Refusals;
using Services86.Data.Associates;

namespace Services86.Agents.User;

/// <summary>Changes login passwords: users change their own, administrators set those of others.</summary>
/// <remarks>
/// A change ends all tickets and access tokens of the associate, except the ticket of the caller. An access token sets
/// no password; to change one, it needs the old password, as everybody does.
/// </remarks>
internal sealed class UserPasswords(
    AssociateRepository associates,
    CredentialRepository credentials,
    CredentialTypes types,
    LoginService logins,
    AssociateRules rules,
    SecurityEvents events)
{
    private const string SetAction = "set passwords";

    /// <summary>Gets whether the caller may change the password of an associate.</summary>
    /// <returns>False also if there is no associate with the id, or the associate is retired.</returns>
    public async Task<bool> CanChangeAsync(AgentCall call, int associateId)
    {
        var associate = await associates.GetAsync(associateId, call.CancellationToken);
        return associate is { Retired: false } && call.RequiredCaller.MayAct(associateId);
    }

    /// <summary>Changes the password of the caller.</summary>
    /// <inheritdoc cref="ChangeAsync(AgentCall, int, string, string)"/>
    public Task<bool> ChangeOwnAsync(AgentCall call, string? oldPassword, string? newPassword) =>
        ChangeAsync(call, call.RequiredCaller.AssociateId, oldPassword, newPassword);

    /// <summary>Changes the password of an associate. A wrong old password counts as a failed login.</summary>
    /// <returns>False if the old password is wrong, or the associate is retired.</returns>
    /// <exception cref="SoNotFoundException">There is no such associate.</exception>
    /// <exception cref="SoFunctionRightException">The caller is another associate, and no administrator.</exception>
    /// <exception cref="SoInvalidArgumentException">The new password is invalid.</exception>
    /// <exception cref="SoSessionException">The caller has to wait after failed logins.</exception>
    public async Task<bool> ChangeAsync(AgentCall call, int associateId, string? oldPassword, string? newPassword) =>
        await ChangeAsync(
            call, await rules.RequireAsync(associateId, call.CancellationToken), oldPassword, newPassword);

    /// <summary>Changes the password of the associate with a login name.</summary>
    /// <inheritdoc cref="ChangeAsync(AgentCall, int, string, string)"/>
    public async Task<bool> ChangeFromNameAsync(
        AgentCall call, string? associateName, string? oldPassword, string? newPassword) =>
        await ChangeAsync(
            call, await rules.RequireAsync(associateName, call.CancellationToken), oldPassword, newPassword);

    /// <summary>Sets the password of an associate.</summary>
    /// <returns>True.</returns>
    /// <exception cref="SoFunctionRightException">
    /// The caller is no administrator, or an access token authenticated the caller.
    /// </exception>
    /// <exception cref="SoNotFoundException">There is no such associate.</exception>
    /// <exception cref="SoInvalidArgumentException">The password is invalid.</exception>
    public async Task<bool> SetAsync(AgentCall call, int associateId, string? password)
    {
        RequireSetRight(call.RequiredCaller);
        await StoreAsync(call, associateId, password ?? "");
        return true;
    }

    /// <summary>Sets the password of the associate with a login name.</summary>
    /// <inheritdoc cref="SetAsync"/>
    public async Task<bool> SetFromNameAsync(AgentCall call, string? associateName, string? password)
    {
        RequireSetRight(call.RequiredCaller);
        var associate = await rules.RequireAsync(associateName, call.CancellationToken);
        await StoreAsync(call, associate.AssociateId, password ?? "");
        return true;
    }

    /// <summary>Sets a random password for an associate.</summary>
    /// <returns>The password, which is stored as a hash only.</returns>
    /// <exception cref="SoFunctionRightException">
    /// The caller is no administrator, or an access token authenticated the caller.
    /// </exception>
    /// <exception cref="SoNotFoundException">There is no such associate.</exception>
    public async Task<string?> SetGeneratedAsync(AgentCall call, int associateId)
    {
        RequireSetRight(call.RequiredCaller);
        var password = Passwords.Generate();
        await StoreAsync(call, associateId, password);
        return password;
    }

    private async Task<bool> ChangeAsync(
        AgentCall call, Associate associate, string? oldPassword, string? newPassword)
    {
        AssociateRules.RequireOwn(call.RequiredCaller, associate);
        newPassword ??= "";
        if (Passwords.WhyInvalid(newPassword) is { } reason)
        {
            throw new SoInvalidArgumentException(reason, reason);
        }

        return await logins.ChangePasswordAsync(
            call.RequiredCaller,
            associate.Name,
            oldPassword ?? "",
            newPassword,
            call.ClientAddress,
            call.CancellationToken);
    }

    private static void RequireSetRight(Caller caller)
    {
        caller.RequireAdministrator(SetAction);
        caller.RequireLogin(SetAction);
    }

    private async Task StoreAsync(AgentCall call, int associateId, string password)
    {
        var caller = call.RequiredCaller;
        var credential = await types.Password.AcceptAsync(call, new Credential { Value = password });
        AssociateRules.RequireFound(
            await credentials.SaveAsync(
                associateId, credential, caller.TicketHash, call.Actor, call.CancellationToken),
            associateId);
        events.AddPasswordChanged(caller, associateId);
    }
}
