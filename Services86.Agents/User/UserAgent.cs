using Services86.Agents.Calls;

namespace Services86.Agents.User;

/// <summary>The User agent for one call. It hands each operation to its area.</summary>
internal sealed class UserAgent(AgentCall call, UserAreas areas) : IUserAgent
{
    // ServiceAuths

    /// <inheritdoc/>
    public Task<ServiceAuth?> CreateDefaultServiceAuthAsync() => ServiceAuths.CreateDefaultAsync();

    /// <inheritdoc/>
    public Task<ServiceAuth?> SaveServiceAuthAsync(ServiceAuth? serviceAuth) =>
        areas.ServiceAuths.SaveAsync(call, serviceAuth);

    /// <inheritdoc/>
    public Task DeleteServiceAuthAsync(int serviceAuthId) => areas.ServiceAuths.DeleteAsync(call, serviceAuthId);

    /// <inheritdoc/>
    public Task<ServiceAuth?> GetServiceAuthAsync(int serviceAuthId) =>
        areas.ServiceAuths.GetAsync(call, serviceAuthId);

    // Users

    /// <inheritdoc/>
    public Task<Services86.User?> CreateDefaultUserAsync() => Users.CreateDefaultAsync(call);

    /// <inheritdoc/>
    public Task<Services86.User?> SaveUserAsync(Services86.User? user) => areas.Users.SaveAsync(call, user);

    /// <inheritdoc/>
    public Task DeleteUserAsync(int userId) => areas.Users.DeleteAsync(call, userId);

    /// <inheritdoc/>
    public Task MakeRetiredAsync(int associateId, bool retired) =>
        areas.Users.SetRetiredAsync(call, associateId, retired);

    /// <inheritdoc/>
    public Task<Services86.User?> GetUserAsync(int userId) => areas.Users.GetAsync(call, userId);

    /// <inheritdoc/>
    public Task<Services86.User?> GetUserFromNameAsync(string? userName) =>
        areas.Users.GetFromNameAsync(call, userName);

    // UserInfos

    /// <inheritdoc/>
    public Task<UserInfo?> GetUserInfoAsync(int userInfoId) => areas.UserInfos.GetAsync(call, userInfoId);

    /// <inheritdoc/>
    public Task<UserInfo[]?> GetUserInfoListAsync(int[]? userInfoIds) =>
        areas.UserInfos.GetListAsync(call, userInfoIds);

    // UserPasswords

    /// <inheritdoc/>
    public Task<bool> CanChangePasswordAsync(int associateId) => areas.UserPasswords.CanChangeAsync(call, associateId);

    /// <inheritdoc/>
    public Task<bool> ChangeOwnPasswordAsync(string? oldPassword, string? newPassword) =>
        areas.UserPasswords.ChangeOwnAsync(call, oldPassword, newPassword);

    /// <inheritdoc/>
    public Task<bool> ChangePasswordAsync(int associateId, string? oldPassword, string? newPassword) =>
        areas.UserPasswords.ChangeAsync(call, associateId, oldPassword, newPassword);

    /// <inheritdoc/>
    public Task<bool> ChangePasswordFromNameAsync(string? associateName, string? oldPassword, string? newPassword) =>
        areas.UserPasswords.ChangeFromNameAsync(call, associateName, oldPassword, newPassword);

    /// <inheritdoc/>
    public Task<bool> SetPasswordAsync(int associateId, string? password) =>
        areas.UserPasswords.SetAsync(call, associateId, password);

    /// <inheritdoc/>
    public Task<bool> SetPasswordFromNameAsync(string? associateName, string? password) =>
        areas.UserPasswords.SetFromNameAsync(call, associateName, password);

    /// <inheritdoc/>
    public Task<string?> SetGeneratedPasswordAsync(int associateId) =>
        areas.UserPasswords.SetGeneratedAsync(call, associateId);

    // Credentials

    /// <inheritdoc/>
    public Task<bool> SaveCredentialAsync(int userId, Credential? credential) =>
        areas.Credentials.SaveAsync(call, userId, credential);

    /// <inheritdoc/>
    public Task<bool> DeleteCredentialAsync(int userId, string? credentialType) =>
        areas.Credentials.DeleteAsync(call, userId, credentialType);

    /// <inheritdoc/>
    public Task<CredentialType[]?> GetCredentialTypesAsync() => areas.Credentials.GetTypesAsync();

    /// <inheritdoc/>
    public Task<CredentialType[]?> GetCredentialTypesForUserTypeAsync(UserType userType) =>
        areas.Credentials.GetTypesForUserTypeAsync(userType);

    // CredentialUsers

    /// <inheritdoc/>
    public Task<CredentialsGroup[]?> FindCredentialsGroupsAsync(string? type, string? searchString) =>
        areas.CredentialUsers.FindGroupsAsync(call, type, searchString);

    /// <inheritdoc/>
    public Task<CredentialsGroupUsers?> FindCredentialUsersAsync(string? type, string? searchString) =>
        areas.CredentialUsers.FindUsersAsync(call, type, searchString);

    /// <inheritdoc/>
    public Task<CredentialsGroupUsers?> GetCredentialUsersInGroupAsync(string? type, string? groupName) =>
        areas.CredentialUsers.GetUsersInGroupAsync(call, type, groupName);

    // UntrustedCredentialSets

    /// <inheritdoc/>
    public Task<UntrustedCredentials?> CreateDefaultUntrustedCredentialsAsync() =>
        areas.UntrustedCredentialSets.CreateDefaultAsync(call);

    /// <inheritdoc/>
    public Task SaveUntrustedCredentialsAsync(string? type, UntrustedCredentials? credentials) =>
        areas.UntrustedCredentialSets.SaveAsync(call, type, credentials);

    /// <inheritdoc/>
    public Task SaveUntrustedCredentialsForAssociateAsync(
        int associateId, string? type, UntrustedCredentials? credentials) =>
        areas.UntrustedCredentialSets.SaveForAssociateAsync(call, associateId, type, credentials);

    /// <inheritdoc/>
    public Task<UntrustedCredentials?[]?> GetUntrustedCredentialsAsync(string? type) =>
        areas.UntrustedCredentialSets.GetAsync(call, type);

    /// <inheritdoc/>
    public Task<UntrustedCredentials?[]?> GetUntrustedCredentialsForAssociateAsync(int associateId, string? type) =>
        areas.UntrustedCredentialSets.GetForAssociateAsync(call, associateId, type);

    /// <inheritdoc/>
    public Task RemoveUntrustedCredentialsAsync(string? type, string? publicValue) =>
        areas.UntrustedCredentialSets.RemoveAsync(call, type, publicValue);

    /// <inheritdoc/>
    public Task RemoveUntrustedCredentialsForAssociateAsync(int associateId, string? type, string? publicValue) =>
        areas.UntrustedCredentialSets.RemoveForAssociateAsync(call, associateId, type, publicValue);

    // Validation

    /// <inheritdoc/>
    public Task<bool> IsUserNameValidAsync(int associateId, UserType type, int personId, string? userName) =>
        areas.Validation.IsUserNameValidAsync(call, associateId, userName);

    /// <inheritdoc/>
    public Task<UserValidationResult?> IsUserNameValidWithReasonAsync(
        int associateId, UserType type, int personId, string? userName) =>
        areas.Validation.IsUserNameValidWithReasonAsync(call, associateId, userName);

    /// <inheritdoc/>
    public Task<string?> GetValidUserNameAsync(int associateId, UserType type, int personId, string? userName) =>
        areas.Validation.GetValidUserNameAsync(call, associateId, userName);

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
        areas.AccessTokens.IssueAsync(call, appToken);
}
