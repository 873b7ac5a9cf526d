using Services86.Agents.Calls;
using Services86.Agents.Login;
using Services86.Agents.Refusals;
using Services86.Data.Associates;

namespace Services86.Agents.User;

/// <content>Passwords.</content>
internal sealed partial class UserAgent
{
    /// <inheritdoc/>
    public async Task<bool> CanChangePasswordAsync(int associateId)
    {
        var associate = await associates.GetAsync(associateId, call.CancellationToken);
        return associate is { Retired: false } && Caller.MayAct(associateId);
    }

    /// <inheritdoc/>
    public Task<bool> ChangeOwnPasswordAsync(string? oldPassword, string? newPassword) =>
        ChangePasswordAsync(Caller.AssociateId, oldPassword, newPassword);

    /// <inheritdoc/>
    public async Task<bool> ChangePasswordAsync(int associateId, string? oldPassword, string? newPassword) =>
        await ChangePasswordAsync(await RequireAssociateAsync(associateId), oldPassword, newPassword);

    /// <inheritdoc/>
    public async Task<bool> ChangePasswordFromNameAsync(
        string? associateName, string? oldPassword, string? newPassword) =>
        await ChangePasswordAsync(await RequireAssociateAsync(associateName), oldPassword, newPassword);

    /// <inheritdoc/>
    public async Task<bool> SetPasswordAsync(int associateId, string? password)
    {
        RequireAdministrator("set passwords");
        await SetValidPasswordAsync(associateId, password ?? "");
        return true;
    }

    /// <inheritdoc/>
    public async Task<bool> SetPasswordFromNameAsync(string? associateName, string? password)
    {
        RequireAdministrator("set passwords");
        var associate = await RequireAssociateAsync(associateName);
        await SetValidPasswordAsync(associate.AssociateId, password ?? "");
        return true;
    }

    /// <inheritdoc/>
    public async Task<string?> SetGeneratedPasswordAsync(int associateId)
    {
        RequireAdministrator("set passwords");
        var password = Passwords.Generate();
        await SetValidPasswordAsync(associateId, password);
        return password;
    }

    private async Task<bool> ChangePasswordAsync(Associate associate, string? oldPassword, string? newPassword)
    {
        RequireOwn(associate);
        if (Passwords.WhyInvalid(newPassword ?? "") is { } reason)
        {
            throw new SoInvalidArgumentException(reason, reason);
        }

        return await logins.ChangePasswordAsync(
            associate.Name, oldPassword ?? "", newPassword!, call.ClientAddress, call.CancellationToken);
    }

    private async Task SetValidPasswordAsync(int associateId, string password)
    {
        var credential = credentialTypes.Password.Accept(new Credential { Value = password });
        RequireFound(
            await credentials.SaveAsync(associateId, credential, Caller.AssociateId, call.CancellationToken), associateId);
    }

    private async Task<Associate> RequireAssociateAsync(string? name) =>
        await associates.FindByNameAsync(name ?? "", call.CancellationToken) ?? throw NotFound.AssociateNamed(name);
}
