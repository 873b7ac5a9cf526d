using Services86.Agents.Calls;

namespace Services86.Agents.User;

/// <summary>The User agent for one call. It hands each operation to its area.</summary>
/// <remarks>Public, because other SOAP runtimes require a class that implements the contract.</remarks>
public sealed class UserAgent : IUserAgent
{
    private readonly AgentCall _call;
    private readonly UserAreas _areas;

    internal UserAgent(AgentCall call, UserAreas areas)
    {
        _call = call;
        _areas = areas;
    }

    // ServiceAuths

    /// <inheritdoc/>
    public Task<ServiceAuth?> CreateDefaultServiceAuthAsync() => ServiceAuths.CreateDefaultAsync();

    /// <inheritdoc/>
    public Task<ServiceAuth?> SaveServiceAuthAsync(ServiceAuth? serviceAuth) =>
        _areas.ServiceAuths.SaveAsync(_call, serviceAuth);

    /// <inheritdoc/>
    public Task DeleteServiceAuthAsync(int serviceAuthId) => _areas.ServiceAuths.DeleteAsync(_call, serviceAuthId);

    /// <inheritdoc/>
    public Task<ServiceAuth?> GetServiceAuthAsync(int serviceAuthId) =>
        _areas.ServiceAuths.GetAsync(_call, serviceAuthId);

    // Users

    /// <inheritdoc/>
    public Task<Services86.User?> CreateDefaultUserAsync() => Users.CreateDefaultAsync(_call);

    /// <inheritdoc/>
    public Task<Services86.User?> SaveUserAsync(Services86.User? user) => _areas.Users.SaveAsync(_call, user);

    /// <inheritdoc/>
    public Task DeleteUserAsync(int userId) => _areas.Users.DeleteAsync(_call, userId);

    /// <inheritdoc/>
    public Task MakeRetiredAsync(int associateId, bool retired) =>
        _areas.Users.SetRetiredAsync(_call, associateId, retired);

    /// <inheritdoc/>
    public Task<Services86.User?> GetUserAsync(int userId) => _areas.Users.GetAsync(_call, userId);

    /// <inheritdoc/>
    public Task<Services86.User?> GetUserFromNameAsync(string? userName) =>
        _areas.Users.GetFromNameAsync(_call, userName);

    // UserInfos

    /// <inheritdoc/>
    public Task<UserInfo?> GetUserInfoAsync(int userInfoId) => _areas.UserInfos.GetAsync(_call, userInfoId);

    /// <inheritdoc/>
    public Task<UserInfo[]?> GetUserInfoListAsync(int[]? userInfoIds) =>
        _areas.UserInfos.GetListAsync(_call, userInfoIds);

    // UserPasswords

    /// <inheritdoc/>
    public Task<bool> CanChangePasswordAsync(int associateId) =>
        _areas.UserPasswords.CanChangeAsync(_call, associateId);

    /// <inheritdoc/>
    public Task<bool> ChangeOwnPasswordAsync(string? oldPassword, string? newPassword) =>
        _areas.UserPasswords.ChangeOwnAsync(_call, oldPassword, newPassword);

    /// <inheritdoc/>
    public Task<bool> ChangePasswordAsync(int associateId, string? oldPassword, string? newPassword) =>
        _areas.UserPasswords.ChangeAsync(_call, associateId, oldPassword, newPassword);

    /// <inheritdoc/>
    public Task<bool> ChangePasswordFromNameAsync(string? associateName, string? oldPassword, string? newPassword) =>
        _areas.UserPasswords.ChangeFromNameAsync(_call, associateName, oldPassword, newPassword);

    /// <inheritdoc/>
    public Task<bool> SetPasswordAsync(int associateId, string? password) =>
        _areas.UserPasswords.SetAsync(_call, associateId, password);

    /// <inheritdoc/>
    public Task<bool> SetPasswordFromNameAsync(string? associateName, string? password) =>
        _areas.UserPasswords.SetFromNameAsync(_call, associateName, password);

    /// <inheritdoc/>
    public Task<string?> SetGeneratedPasswordAsync(int associateId) =>
        _areas.UserPasswords.SetGeneratedAsync(_call, associateId);

    // Credentials

    /// <inheritdoc/>
    public Task<bool> SaveCredentialAsync(int userId, Credential? credential) =>
        _areas.Credentials.SaveAsync(_call, userId, credential);

    /// <inheritdoc/>
    public Task<bool> DeleteCredentialAsync(int userId, string? credentialType) =>
        _areas.Credentials.DeleteAsync(_call, userId, credentialType);

    /// <inheritdoc/>
    public Task<CredentialType[]?> GetCredentialTypesAsync() => _areas.Credentials.GetTypesAsync();

    /// <inheritdoc/>
    public Task<CredentialType[]?> GetCredentialTypesForUserTypeAsync(UserType userType) =>
        _areas.Credentials.GetTypesForUserTypeAsync(userType);

    // CredentialUsers

    /// <inheritdoc/>
    public Task<CredentialsGroup[]?> FindCredentialsGroupsAsync(string? type, string? searchString) =>
        _areas.CredentialUsers.FindGroupsAsync(_call, type, searchString);

    /// <inheritdoc/>
    public Task<CredentialsGroupUsers?> FindCredentialUsersAsync(string? type, string? searchString) =>
        _areas.CredentialUsers.FindUsersAsync(_call, type, searchString);

    /// <inheritdoc/>
    public Task<CredentialsGroupUsers?> GetCredentialUsersInGroupAsync(string? type, string? groupName) =>
        _areas.CredentialUsers.GetUsersInGroupAsync(_call, type, groupName);

    // UntrustedCredentialSets

    /// <inheritdoc/>
    public Task<UntrustedCredentials?> CreateDefaultUntrustedCredentialsAsync() =>
        _areas.UntrustedCredentialSets.CreateDefaultAsync(_call);

    /// <inheritdoc/>
    public Task SaveUntrustedCredentialsAsync(string? type, UntrustedCredentials? credentials) =>
        _areas.UntrustedCredentialSets.SaveAsync(_call, type, credentials);

    /// <inheritdoc/>
    public Task SaveUntrustedCredentialsForAssociateAsync(
        int associateId, string? type, UntrustedCredentials? credentials) =>
        _areas.UntrustedCredentialSets.SaveForAssociateAsync(_call, associateId, type, credentials);

    /// <inheritdoc/>
    public Task<UntrustedCredentials?[]?> GetUntrustedCredentialsAsync(string? type) =>
        _areas.UntrustedCredentialSets.GetAsync(_call, type);

    /// <inheritdoc/>
    public Task<UntrustedCredentials?[]?> GetUntrustedCredentialsForAssociateAsync(int associateId, string? type) =>
        _areas.UntrustedCredentialSets.GetForAssociateAsync(_call, associateId, type);

    /// <inheritdoc/>
    public Task RemoveUntrustedCredentialsAsync(string? type, string? publicValue) =>
        _areas.UntrustedCredentialSets.RemoveAsync(_call, type, publicValue);

    /// <inheritdoc/>
    public Task RemoveUntrustedCredentialsForAssociateAsync(int associateId, string? type, string? publicValue) =>
        _areas.UntrustedCredentialSets.RemoveForAssociateAsync(_call, associateId, type, publicValue);

    // Validation

    /// <inheritdoc/>
    public Task<bool> IsUserNameValidAsync(int associateId, UserType type, int personId, string? userName) =>
        _areas.Validation.IsUserNameValidAsync(_call, associateId, userName);

    /// <inheritdoc/>
    public Task<UserValidationResult?> IsUserNameValidWithReasonAsync(
        int associateId, UserType type, int personId, string? userName) =>
        _areas.Validation.IsUserNameValidWithReasonAsync(_call, associateId, userName);

    /// <inheritdoc/>
    public Task<string?> GetValidUserNameAsync(int associateId, UserType type, int personId, string? userName) =>
        _areas.Validation.GetValidUserNameAsync(_call, associateId, userName);

    /// <inheritdoc/>
    public Task<bool> IsPasswordValidAsync(int associateId, UserType type, int personId, string? password) =>
        Validation.IsPasswordValidAsync(password);

    /// <inheritdoc/>
    public Task<UserValidationResult?> IsPasswordValidWithReasonAsync(
        int associateId, UserType type, int personId, string? password) =>
        Validation.IsPasswordValidWithReasonAsync(password);

    // AccessTokens

    /// <inheritdoc/>
    public Task<string?> GetAccessTokenAsync(string? appToken, bool includeCsSession) =>
        _areas.AccessTokens.IssueAsync(_call, appToken);
}
