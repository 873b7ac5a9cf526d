using Services86.Agents.Login;
using Services86.Data.Associates;

namespace Services86.Agents.User;

/// <content>What can be a login name or a password.</content>
internal sealed partial class UserAgent
{
    /// <inheritdoc/>
    public async Task<bool> IsUserNameValidAsync(int associateId, UserType type, int personId, string? userName) =>
        await WhyNameInvalidAsync(associateId, userName) is null;

    /// <inheritdoc/>
    public async Task<UserValidationResult?> IsUserNameValidWithReasonAsync(
        int associateId, UserType type, int personId, string? userName) =>
        Validated(await WhyNameInvalidAsync(associateId, userName));

    /// <inheritdoc/>
    public async Task<string?> GetValidUserNameAsync(int associateId, UserType type, int personId, string? userName)
    {
        var all = await associates.ListAsync(call.CancellationToken);
        var others = all.Where(associate => associate.AssociateId != associateId).Select(associate => associate.Name);
        return UserNames.Nearest(userName ?? "", others);
    }

    /// <inheritdoc/>
    public Task<bool> IsPasswordValidAsync(int associateId, UserType type, int personId, string? password) =>
        Task.FromResult(Passwords.WhyInvalid(password ?? "") is null);

    /// <inheritdoc/>
    public Task<UserValidationResult?> IsPasswordValidWithReasonAsync(
        int associateId, UserType type, int personId, string? password) =>
        Task.FromResult<UserValidationResult?>(Validated(Passwords.WhyInvalid(password ?? "")));

    private static UserValidationResult Validated(string? reason) =>
        new() { FieldProperties = [], Result = reason is null, Reason = reason ?? "" };

    private async Task<string?> WhyNameInvalidAsync(int associateId, string? userName)
    {
        if (UserNames.WhyInvalid(userName ?? "") is { } reason)
        {
            return reason;
        }

        var holder = await associates.FindByNameAsync(userName!, call.CancellationToken);
        return holder is null || holder.AssociateId == associateId
            ? null
            : AssociateNameTakenException.Describe(userName!);
    }
}
