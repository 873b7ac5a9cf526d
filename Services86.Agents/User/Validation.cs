using Services86.Agents.Calls;
using Services86.Agents.Login;
using Services86.Data.Associates;

namespace Services86.Agents.User;

/// <summary>Validates user names and passwords before they are saved.</summary>
internal sealed class Validation(AssociateRepository associates)
{
    /// <summary>Gets whether an associate can get a name.</summary>
    /// <param name="call">The call.</param>
    /// <param name="associateId">The associate, whose own name is valid; 0 for a new one.</param>
    /// <param name="userName">The name.</param>
    public async Task<bool> IsUserNameValidAsync(AgentCall call, int associateId, string? userName) =>
        await FindNameProblemAsync(call, associateId, userName) is null;

    /// <summary>Gets whether an associate can get a name, and the reason if not.</summary>
    /// <inheritdoc cref="IsUserNameValidAsync"/>
    public async Task<UserValidationResult?> IsUserNameValidWithReasonAsync(
        AgentCall call, int associateId, string? userName) =>
        ResultOf(await FindNameProblemAsync(call, associateId, userName));

    /// <summary>Gets the name itself if the associate can get it, otherwise a similar name that is valid.</summary>
    /// <inheritdoc cref="IsUserNameValidAsync"/>
    public async Task<string?> GetValidUserNameAsync(AgentCall call, int associateId, string? userName)
    {
        var all = await associates.ListAsync(call.CancellationToken);
        var others = all.Where(associate => associate.AssociateId != associateId).Select(associate => associate.Name);
        return UserNames.Nearest(userName ?? "", others);
    }

    /// <summary>Gets whether a text can be a password.</summary>
    public static Task<bool> IsPasswordValidAsync(string? password) =>
        Task.FromResult(Passwords.WhyInvalid(password ?? "") is null);

    /// <summary>Gets whether a text can be a password, and the reason if not.</summary>
    public static Task<UserValidationResult?> IsPasswordValidWithReasonAsync(string? password) =>
        Task.FromResult<UserValidationResult?>(ResultOf(Passwords.WhyInvalid(password ?? "")));

    private static UserValidationResult ResultOf(string? problem) =>
        new() { FieldProperties = [], Result = problem is null, Reason = problem ?? "" };

    private async Task<string?> FindNameProblemAsync(AgentCall call, int associateId, string? userName)
    {
        userName ??= "";
        if (UserNames.WhyInvalid(userName) is { } problem)
        {
            return problem;
        }

        var holder = await associates.FindByNameAsync(userName, call.CancellationToken);
        return holder is null || holder.AssociateId == associateId
            ? null
            : AssociateNameTakenException.Describe(userName);
    }
}
