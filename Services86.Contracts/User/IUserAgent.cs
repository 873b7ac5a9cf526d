using System.ServiceModel;

namespace Services86;

/// <summary>The User agent: users, their credentials, and their logins to external services.</summary>
/// <remarks>
/// The operations are in the order of the published WSDL. Operations of later versions have their position in REST.
/// </remarks>
[ServiceContract(Name = "User", Namespace = ServicesVersion.BaseXmlNamespace)]
[MessageHeaders(typeof(SessionRequestHeaders), typeof(ReplyHeaders))]
public interface IUserAgent
{
    /// <summary>Returns an unsaved ServiceAuth with default values.</summary>
    /// <returns>A record with id 0. It is not stored.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<ServiceAuth?> CreateDefaultServiceAuthAsync();

    /// <summary>Updates a ServiceAuth, or creates one if the id is 0.</summary>
    /// <param name="serviceAuth">The record to store. Every member replaces the stored one.</param>
    /// <returns>The stored record, with its id.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<ServiceAuth?> SaveServiceAuthAsync([MessageParameter(Name = "ServiceAuth")] ServiceAuth? serviceAuth);

    /// <summary>Deletes a ServiceAuth. No e-mail account may use it.</summary>
    /// <param name="serviceAuthId">The id of a stored record.</param>
    [OperationContract]
    Task DeleteServiceAuthAsync([MessageParameter(Name = "ServiceAuthId")] int serviceAuthId);

    /// <summary>
    /// Returns unsaved UntrustedCredentials with default values: active, and valid from now without an end.
    /// </summary>
    /// <returns>A record that is not stored.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<UntrustedCredentials?> CreateDefaultUntrustedCredentialsAsync();

    /// <summary>Returns an unsaved user with default values.</summary>
    /// <returns>A user with id 0. The user is not stored.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<User?> CreateDefaultUserAsync();

    /// <summary>
    /// Updates a user in one transaction, or creates one if the id is 0. Requires an administrator.
    /// </summary>
    /// <param name="user">
    /// The user. Name, Role, Rank, Tooltip, Deleted and Credentials are stored. A Role of null, a missing credential
    /// and a password without a value keep the stored value.
    /// </param>
    /// <returns>The stored user, with the id.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<User?> SaveUserAsync([MessageParameter(Name = "User")] User? user);

    /// <summary>Deletes a user who owns no records, with credentials and tickets. Requires an administrator.</summary>
    /// <param name="userId">The id of the associate.</param>
    [OperationContract]
    Task DeleteUserAsync([MessageParameter(Name = "UserId")] int userId);

    /// <summary>
    /// Adds a credential, or replaces the one of the same type. Requires an administrator for other users than the
    /// caller.
    /// </summary>
    /// <param name="userId">The id of the associate.</param>
    /// <param name="credential">The credential. A credential without a type is a password.</param>
    /// <returns>Always true.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<bool> SaveCredentialAsync(
        [MessageParameter(Name = "UserId")] int userId,
        [MessageParameter(Name = "Credential")] Credential? credential);

    /// <summary>Deletes a credential. Requires an administrator for other users than the caller.</summary>
    /// <param name="userId">The id of the associate.</param>
    /// <param name="credentialType" example="CRM5/PASSWORD">The internal name of the type, in any case.</param>
    /// <returns>True if the credential is deleted; false if there was none.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<bool> DeleteCredentialAsync(
        [MessageParameter(Name = "UserId")] int userId,
        [MessageParameter(Name = "CredentialType")] string? credentialType);

    /// <summary>Finds groups of users whose credentials can be selected. Requires an administrator.</summary>
    /// <param name="type">The internal name of the credential type, in any case; empty for the password.</param>
    /// <param name="searchString">A part of the name of the group or of a member, in any case.</param>
    /// <returns>The groups.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<CredentialsGroup[]?> FindCredentialsGroupsAsync(
        [MessageParameter(Name = "Type")] string? type,
        [MessageParameter(Name = "SearchString")] string? searchString);

    /// <summary>Finds users whose credentials can be selected. Requires an administrator.</summary>
    /// <param name="type">The internal name of the credential type, in any case; empty for the password.</param>
    /// <param name="searchString">A part of the name, in any case; empty for all users.</param>
    /// <returns>The users who have not retired.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<CredentialsGroupUsers?> FindCredentialUsersAsync(
        [MessageParameter(Name = "Type")] string? type,
        [MessageParameter(Name = "SearchString")] string? searchString);

    /// <summary>Returns the users of a group whose credentials can be selected. Requires an administrator.</summary>
    /// <param name="type">The internal name of the credential type, in any case; empty for the password.</param>
    /// <param name="groupName">The internal name of the group.</param>
    /// <returns>The users who have not retired; no users if there is no such group.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<CredentialsGroupUsers?> GetCredentialUsersInGroupAsync(
        [MessageParameter(Name = "Type")] string? type,
        [MessageParameter(Name = "GroupName")] string? groupName);

    /// <summary>Returns a stored ServiceAuth.</summary>
    /// <param name="serviceAuthId">The id of the record.</param>
    /// <returns>The record, with its password in clear; null if there is no such record.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<ServiceAuth?> GetServiceAuthAsync([MessageParameter(Name = "ServiceAuthId")] int serviceAuthId);

    /// <summary>Returns a stored user. Requires an administrator for other users than the caller.</summary>
    /// <param name="userId">The id of the associate.</param>
    /// <returns>The user; null if there is no such user.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<User?> GetUserAsync([MessageParameter(Name = "UserId")] int userId);

    /// <summary>Returns a stored user. Requires an administrator for other users than the caller.</summary>
    /// <param name="userName" example="anna">The login name, in any case.</param>
    /// <returns>The user; null if there is no such user.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<User?> GetUserFromNameAsync([MessageParameter(Name = "UserName")] string? userName);

    /// <summary>Returns the types of credentials that the server supports.</summary>
    /// <returns>The types of credentials.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<CredentialType[]?> GetCredentialTypesAsync();

    /// <summary>Returns the types of credentials for a type of user.</summary>
    /// <param name="userType">The type of user.</param>
    /// <returns>The types of credentials; empty if this server has no users of the type.</returns>
    [OperationContract]
    [IntroducedIn(86)]
    [return: MessageParameter(Name = "Response")]
    Task<CredentialType[]?> GetCredentialTypesForUserTypeAsync([MessageParameter(Name = "UserType")] UserType userType);

    /// <summary>
    /// Stores a login of the caller to an external system, or replaces the one with the same PublicValue.
    /// </summary>
    /// <param name="type" example="imap">The name of the external system, such as <c>imap</c>.</param>
    /// <param name="credentials">
    /// The login; null has no effect. A SecretValue of null keeps the stored secret. A ValidTo that is missing or the
    /// minimum date means no end.
    /// </param>
    [OperationContract]
    Task SaveUntrustedCredentialsAsync(
        [MessageParameter(Name = "Type")] string? type,
        [MessageParameter(Name = "Credentials")] UntrustedCredentials? credentials);

    /// <summary>Returns the logins of the caller to an external system, including expired and inactive ones.</summary>
    /// <param name="type" example="imap">The name of the external system.</param>
    /// <returns>The logins, with their secrets, in the order of their first save; empty if there are none.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<UntrustedCredentials?[]?> GetUntrustedCredentialsAsync([MessageParameter(Name = "Type")] string? type);

    /// <summary>
    /// Returns the logins of an associate to an external system. Requires an administrator for other associates than
    /// the caller.
    /// </summary>
    /// <param name="associateId">The id of the associate.</param>
    /// <param name="type" example="imap">The name of the external system.</param>
    /// <returns>
    /// The logins, in the order of their first save; empty if there are none. SecretValue is null if the associate is
    /// not the caller.
    /// </returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<UntrustedCredentials?[]?> GetUntrustedCredentialsForAssociateAsync(
        [MessageParameter(Name = "AssociateId")] int associateId, [MessageParameter(Name = "Type")] string? type);

    /// <summary>
    /// Stores a login of an associate to an external system. Requires an administrator for other associates than the
    /// caller.
    /// </summary>
    /// <param name="associateId">The id of the associate.</param>
    /// <param name="type" example="imap">The name of the external system.</param>
    /// <param name="credentials">The login, as for <see cref="SaveUntrustedCredentialsAsync"/>.</param>
    [OperationContract]
    Task SaveUntrustedCredentialsForAssociateAsync(
        [MessageParameter(Name = "AssociateId")] int associateId,
        [MessageParameter(Name = "Type")] string? type,
        [MessageParameter(Name = "Credentials")] UntrustedCredentials? credentials);

    /// <summary>Deletes a login of the caller to an external system.</summary>
    /// <param name="type" example="imap">The name of the external system.</param>
    /// <param name="publicValue" example="anna@imap.example.com">The PublicValue of the login; null for empty.</param>
    [OperationContract]
    Task RemoveUntrustedCredentialsAsync(
        [MessageParameter(Name = "Type")] string? type, [MessageParameter(Name = "PublicValue")] string? publicValue);

    /// <summary>
    /// Deletes a login of an associate to an external system. Requires an administrator for other associates than the
    /// caller.
    /// </summary>
    /// <param name="associateId">The id of the associate.</param>
    /// <param name="type" example="imap">The name of the external system.</param>
    /// <param name="publicValue" example="anna@imap.example.com">The PublicValue of the login; null for empty.</param>
    [OperationContract]
    Task RemoveUntrustedCredentialsForAssociateAsync(
        [MessageParameter(Name = "AssociateId")] int associateId,
        [MessageParameter(Name = "Type")] string? type,
        [MessageParameter(Name = "PublicValue")] string? publicValue);

    /// <summary>Returns whether the caller can change or set the password of an associate.</summary>
    /// <param name="associateId">The id of the associate.</param>
    /// <returns>Whether the caller can; false if there is no such associate.</returns>
    [OperationContract]
    [IntroducedIn(85)]
    [return: MessageParameter(Name = "Response")]
    Task<bool> CanChangePasswordAsync([MessageParameter(Name = "AssociateId")] int associateId);

    /// <summary>
    /// Changes the password of an associate. Requires an administrator for other associates than the caller.
    /// </summary>
    /// <param name="associateId">The id of the associate.</param>
    /// <param name="oldPassword">The old password. A wrong password counts as a failed login.</param>
    /// <param name="newPassword">The new password.</param>
    /// <returns>
    /// True if the password is changed; false if the old password is wrong, or the associate has retired.
    /// </returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<bool> ChangePasswordAsync(
        [MessageParameter(Name = "AssociateId")] int associateId,
        [MessageParameter(Name = "OldPassword"), Secret] string? oldPassword,
        [MessageParameter(Name = "NewPassword"), Secret] string? newPassword);

    /// <summary>
    /// Sets the password of an associate, and revokes the tickets of an associate other than the caller. Requires an
    /// administrator.
    /// </summary>
    /// <param name="associateName" example="anna">The login name of the associate, in any case.</param>
    /// <param name="password">The new password.</param>
    /// <returns>Always true.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<bool> SetPasswordFromNameAsync(
        [MessageParameter(Name = "AssociateName")] string? associateName,
        [MessageParameter(Name = "Password"), Secret] string? password);

    /// <summary>
    /// Sets the password of an associate, and revokes the tickets of an associate other than the caller. Requires an
    /// administrator.
    /// </summary>
    /// <param name="associateId">The id of the associate.</param>
    /// <param name="password">The new password.</param>
    /// <returns>Always true.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<bool> SetPasswordAsync(
        [MessageParameter(Name = "AssociateId")] int associateId,
        [MessageParameter(Name = "Password"), Secret] string? password);

    /// <summary>Changes the password of the caller.</summary>
    /// <param name="oldPassword">The old password. A wrong password counts as a failed login.</param>
    /// <param name="newPassword">The new password.</param>
    /// <returns>
    /// True if the password is changed; false if the old password is wrong, or the associate has retired.
    /// </returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<bool> ChangeOwnPasswordAsync(
        [MessageParameter(Name = "OldPassword"), Secret] string? oldPassword,
        [MessageParameter(Name = "NewPassword"), Secret] string? newPassword);

    /// <summary>
    /// Changes the password of an associate. Requires an administrator for other associates than the caller.
    /// </summary>
    /// <param name="associateName" example="anna">The login name of the associate, in any case.</param>
    /// <param name="oldPassword">The old password. A wrong password counts as a failed login.</param>
    /// <param name="newPassword">The new password.</param>
    /// <returns>
    /// True if the password is changed; false if the old password is wrong, or the associate has retired.
    /// </returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<bool> ChangePasswordFromNameAsync(
        [MessageParameter(Name = "AssociateName")] string? associateName,
        [MessageParameter(Name = "OldPassword"), Secret] string? oldPassword,
        [MessageParameter(Name = "NewPassword"), Secret] string? newPassword);

    /// <summary>Returns whether a login name is valid and not used by another associate.</summary>
    /// <param name="associateId">The id of the associate; 0 for a new associate.</param>
    /// <param name="type">The type of user. Ignored.</param>
    /// <param name="personId">The id of the person. Ignored.</param>
    /// <param name="userName" example="anna">The login name.</param>
    /// <returns>Whether the name is valid.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<bool> IsUserNameValidAsync(
        [MessageParameter(Name = "AssociateId")] int associateId,
        [MessageParameter(Name = "Type")] UserType type,
        [MessageParameter(Name = "PersonId")] int personId,
        [MessageParameter(Name = "UserName")] string? userName);

    /// <summary>Returns whether a password is valid.</summary>
    /// <param name="associateId">The id of the associate; 0 for a new associate.</param>
    /// <param name="type">The type of user. Ignored.</param>
    /// <param name="personId">The id of the person. Ignored.</param>
    /// <param name="password">The password.</param>
    /// <returns>Whether the password is valid.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<bool> IsPasswordValidAsync(
        [MessageParameter(Name = "AssociateId")] int associateId,
        [MessageParameter(Name = "Type")] UserType type,
        [MessageParameter(Name = "PersonId")] int personId,
        [MessageParameter(Name = "Password"), Secret] string? password);

    /// <summary>
    /// Sets a random password for an associate, and revokes the tickets of an associate other than the caller. Requires
    /// an administrator.
    /// </summary>
    /// <param name="associateId">The id of the associate.</param>
    /// <returns>The password. It cannot be retrieved again.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response"), Secret]
    Task<string?> SetGeneratedPasswordAsync([MessageParameter(Name = "AssociateId")] int associateId);

    /// <summary>Returns whether a password is valid, and the reason if it is not.</summary>
    /// <param name="associateId">The id of the associate; 0 for a new associate.</param>
    /// <param name="type">The type of user. Ignored.</param>
    /// <param name="personId">The id of the person. Ignored.</param>
    /// <param name="password">The password.</param>
    /// <returns>The result of the validation.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<UserValidationResult?> IsPasswordValidWithReasonAsync(
        [MessageParameter(Name = "AssociateId")] int associateId,
        [MessageParameter(Name = "Type")] UserType type,
        [MessageParameter(Name = "PersonId")] int personId,
        [MessageParameter(Name = "Password"), Secret] string? password);

    /// <summary>
    /// Returns whether a login name is valid and not used by another associate, and the reason if it is not.
    /// </summary>
    /// <param name="associateId">The id of the associate; 0 for a new associate.</param>
    /// <param name="type">The type of user. Ignored.</param>
    /// <param name="personId">The id of the person. Ignored.</param>
    /// <param name="userName" example="anna">The login name.</param>
    /// <returns>The result of the validation.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<UserValidationResult?> IsUserNameValidWithReasonAsync(
        [MessageParameter(Name = "AssociateId")] int associateId,
        [MessageParameter(Name = "Type")] UserType type,
        [MessageParameter(Name = "PersonId")] int personId,
        [MessageParameter(Name = "UserName")] string? userName);

    /// <summary>Returns a valid login name that is similar to a requested one.</summary>
    /// <param name="associateId">The id of the associate; 0 for a new associate.</param>
    /// <param name="type">The type of user. Ignored.</param>
    /// <param name="personId">The id of the person. Ignored.</param>
    /// <param name="userName" example="anna">The requested login name.</param>
    /// <returns>The requested name if it is valid, otherwise a similar one.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<string?> GetValidUserNameAsync(
        [MessageParameter(Name = "AssociateId")] int associateId,
        [MessageParameter(Name = "Type")] UserType type,
        [MessageParameter(Name = "PersonId")] int personId,
        [MessageParameter(Name = "UserName")] string? userName);

    /// <summary>
    /// Retires a user, or reinstates a retired one. A retired user cannot log in, and has no tickets. Requires an
    /// administrator.
    /// </summary>
    /// <param name="associateId">The id of the associate.</param>
    /// <param name="retired">True to retire the user; false to reinstate the user.</param>
    [OperationContract]
    Task MakeRetiredAsync(
        [MessageParameter(Name = "AssociateId")] int associateId,
        [MessageParameter(Name = "Retired")] bool retired);

    /// <summary>
    /// Issues an access token for REST, which authenticates the caller in the header <c>Authorization: Bearer</c> for
    /// an hour. A caller with an access token cannot get another one.
    /// </summary>
    /// <param name="appToken">The token of a registered application. Ignored in an OnSite installation.</param>
    /// <param name="includeCsSession">
    /// Whether to start a session in Customer Service. Ignored, as this server has no Customer Service.
    /// </param>
    /// <returns>The token, which begins with <c>8A:</c>. It cannot be retrieved again.</returns>
    [OperationContract]
    [IntroducedIn(87)]
    [return: MessageParameter(Name = "Response"), Secret]
    Task<string?> GetAccessTokenAsync(
        [MessageParameter(Name = "AppToken"), Secret] string? appToken,
        [MessageParameter(Name = "IncludeCsSession")] bool includeCsSession);

    /// <summary>Returns a user as a list item. Requires an administrator for other users than the caller.</summary>
    /// <param name="userInfoId">The id of the associate.</param>
    /// <returns>The list item; null if there is no such associate.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<UserInfo?> GetUserInfoAsync([MessageParameter(Name = "UserInfoId")] int userInfoId);

    /// <summary>Returns users as list items. Requires an administrator for other users than the caller.</summary>
    /// <param name="userInfoIds">The ids of the associates.</param>
    /// <returns>The list items, in the order of the ids. Unknown ids are omitted.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<UserInfo[]?> GetUserInfoListAsync([MessageParameter(Name = "UserInfoIds")] int[]? userInfoIds);
}
