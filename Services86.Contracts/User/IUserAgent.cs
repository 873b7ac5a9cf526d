using System.ServiceModel;

namespace Services86;

/// <summary>The User agent: users, their credentials, and the logins to outside services that are kept for them.</summary>
/// <remarks>Operations stand in the order of the published WSDL, those of later versions where REST has them.</remarks>
[ServiceContract(Name = "User", Namespace = ServicesVersion.BaseXmlNamespace)]
[MessageHeaders(typeof(SessionRequestHeaders), typeof(ReplyHeaders))]
public interface IUserAgent
{
    /// <summary>Gives an unsaved ServiceAuth with the server's defaults.</summary>
    /// <returns>A record with id 0 that is stored nowhere.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<ServiceAuth?> CreateDefaultServiceAuthAsync();

    /// <summary>Updates the ServiceAuth, or creates one when its id is 0.</summary>
    /// <param name="serviceAuth">The record to store; every member replaces what is stored.</param>
    /// <returns>The record as it is stored, with its id.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<ServiceAuth?> SaveServiceAuthAsync([MessageParameter(Name = "ServiceAuth")] ServiceAuth? serviceAuth);

    /// <summary>Deletes a ServiceAuth that no e-mail account uses.</summary>
    /// <param name="serviceAuthId">The id of a stored record.</param>
    [OperationContract]
    Task DeleteServiceAuthAsync([MessageParameter(Name = "ServiceAuthId")] int serviceAuthId);

    /// <summary>Gives unsaved UntrustedCredentials with the server's defaults: in use, from now on, without an end.</summary>
    /// <returns>A record that is stored nowhere.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<UntrustedCredentials?> CreateDefaultUntrustedCredentialsAsync();

    /// <summary>Gives an unsaved user with the server's defaults.</summary>
    /// <returns>A user with id 0 who is stored nowhere.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<User?> CreateDefaultUserAsync();

    /// <summary>Updates the user, or creates one when the id is 0: all of it or nothing. For administrators.</summary>
    /// <param name="user">
    /// The user. Stored are Name, Role (null: as it is), Rank, Tooltip, Deleted and the Credentials that it has; a
    /// credential that it does not have, or a password without a value, stays as it is.
    /// </param>
    /// <returns>The user as stored, with the id.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<User?> SaveUserAsync([MessageParameter(Name = "User")] User? user);

    /// <summary>Deletes a user who owns no records, with credentials and tickets. For administrators.</summary>
    /// <param name="userId">The id of the associate.</param>
    [OperationContract]
    Task DeleteUserAsync([MessageParameter(Name = "UserId")] int userId);

    /// <summary>
    /// Stores a credential in place of the one of the same type: one's own, or anybody's as administrator.
    /// </summary>
    /// <param name="userId">The id of the associate.</param>
    /// <param name="credential">The credential; without a type it is the password.</param>
    /// <returns>True, as it is stored.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<bool> SaveCredentialAsync(
        [MessageParameter(Name = "UserId")] int userId,
        [MessageParameter(Name = "Credential")] Credential? credential);

    /// <summary>Removes a credential: one's own, or anybody's as administrator.</summary>
    /// <param name="userId">The id of the associate.</param>
    /// <param name="credentialType" example="CRM5/PASSWORD">The name of the type, in any case.</param>
    /// <returns>True when it is removed; false when there was none.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<bool> DeleteCredentialAsync(
        [MessageParameter(Name = "UserId")] int userId,
        [MessageParameter(Name = "CredentialType")] string? credentialType);

    /// <summary>Finds groups of users to pick from. For administrators.</summary>
    /// <param name="type">The name of the type, in any case; empty for the password.</param>
    /// <param name="searchString">What the name of the group or a member has somewhere, in any case.</param>
    /// <returns>The groups.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<CredentialsGroup[]?> FindCredentialsGroupsAsync(
        [MessageParameter(Name = "Type")] string? type,
        [MessageParameter(Name = "SearchString")] string? searchString);

    /// <summary>Finds users to pick from by name. For administrators.</summary>
    /// <param name="type">The name of the type, in any case; empty for the password.</param>
    /// <param name="searchString">What the name has somewhere, in any case; empty for all.</param>
    /// <returns>Users who have not retired.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<CredentialsGroupUsers?> FindCredentialUsersAsync(
        [MessageParameter(Name = "Type")] string? type,
        [MessageParameter(Name = "SearchString")] string? searchString);

    /// <summary>Gives the users of a group to pick from. For administrators.</summary>
    /// <param name="type">The name of the type, in any case; empty for the password.</param>
    /// <param name="groupName">The name of the group, for programs.</param>
    /// <returns>Users who have not retired; none when there is no such group.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<CredentialsGroupUsers?> GetCredentialUsersInGroupAsync(
        [MessageParameter(Name = "Type")] string? type,
        [MessageParameter(Name = "GroupName")] string? groupName);

    /// <summary>Gives a stored ServiceAuth.</summary>
    /// <param name="serviceAuthId">The id of the record.</param>
    /// <returns>The record, with its password in clear; null when there is none of that id.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<ServiceAuth?> GetServiceAuthAsync([MessageParameter(Name = "ServiceAuthId")] int serviceAuthId);

    /// <summary>Gives a stored user: oneself, or anybody as administrator.</summary>
    /// <param name="userId">The id of the associate.</param>
    /// <returns>The user; null when there is none of that id.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<User?> GetUserAsync([MessageParameter(Name = "UserId")] int userId);

    /// <summary>Gives a stored user: oneself, or anybody as administrator.</summary>
    /// <param name="userName" example="anna">The login name, in any case.</param>
    /// <returns>The user; null when there is none of that name.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<User?> GetUserFromNameAsync([MessageParameter(Name = "UserName")] string? userName);

    /// <summary>Gives the types of credential that the server knows.</summary>
    /// <returns>The types.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<CredentialType[]?> GetCredentialTypesAsync();

    /// <summary>Gives the types of credential that users of a kind can have.</summary>
    /// <param name="userType">The kind of user.</param>
    /// <returns>The types; none for a kind that this server has no users of.</returns>
    [OperationContract]
    [IntroducedIn(86)]
    [return: MessageParameter(Name = "Response")]
    Task<CredentialType[]?> GetCredentialTypesForUserTypeAsync([MessageParameter(Name = "UserType")] UserType userType);

    /// <summary>Stores a login to another system for the caller, or replaces the one of the same PublicValue.</summary>
    /// <param name="type" example="imap">The name of the other system, such as <c>imap</c>.</param>
    /// <param name="credentials">
    /// The login; null stores nothing. A SecretValue of null leaves a stored secret as it is. A ValidTo that is absent, or
    /// the smallest date, is no end.
    /// </param>
    [OperationContract]
    Task SaveUntrustedCredentialsAsync(
        [MessageParameter(Name = "Type")] string? type,
        [MessageParameter(Name = "Credentials")] UntrustedCredentials? credentials);

    /// <summary>Gives what is stored for the caller and another system: also what has expired, or is not in use.</summary>
    /// <param name="type" example="imap">The name of the other system.</param>
    /// <returns>The logins, with their secrets, in the order in which they were first stored; empty for none.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<UntrustedCredentials?[]?> GetUntrustedCredentialsAsync([MessageParameter(Name = "Type")] string? type);

    /// <summary>Gives what is stored for an associate and another system; of others than the caller for administrators.</summary>
    /// <param name="associateId">The id of the associate.</param>
    /// <param name="type" example="imap">The name of the other system.</param>
    /// <returns>
    /// The logins, in the order in which they were first stored; empty for none. SecretValue is null when the associate is
    /// not the caller.
    /// </returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<UntrustedCredentials?[]?> GetUntrustedCredentialsForAssociateAsync(
        [MessageParameter(Name = "AssociateId")] int associateId, [MessageParameter(Name = "Type")] string? type);

    /// <summary>Stores a login to another system for an associate; for others than the caller as administrator.</summary>
    /// <param name="associateId">The id of the associate.</param>
    /// <param name="type" example="imap">The name of the other system.</param>
    /// <param name="credentials">The login, as for <see cref="SaveUntrustedCredentialsAsync"/>.</param>
    [OperationContract]
    Task SaveUntrustedCredentialsForAssociateAsync(
        [MessageParameter(Name = "AssociateId")] int associateId,
        [MessageParameter(Name = "Type")] string? type,
        [MessageParameter(Name = "Credentials")] UntrustedCredentials? credentials);

    /// <summary>Deletes a login to another system that is stored for the caller.</summary>
    /// <param name="type" example="imap">The name of the other system.</param>
    /// <param name="publicValue" example="anna@imap.example.com">The PublicValue that it was stored with; null is empty.</param>
    [OperationContract]
    Task RemoveUntrustedCredentialsAsync(
        [MessageParameter(Name = "Type")] string? type, [MessageParameter(Name = "PublicValue")] string? publicValue);

    /// <summary>Deletes a login to another system of an associate; of others than the caller as administrator.</summary>
    /// <param name="associateId">The id of the associate.</param>
    /// <param name="type" example="imap">The name of the other system.</param>
    /// <param name="publicValue" example="anna@imap.example.com">The PublicValue that it was stored with; null is empty.</param>
    [OperationContract]
    Task RemoveUntrustedCredentialsForAssociateAsync(
        [MessageParameter(Name = "AssociateId")] int associateId,
        [MessageParameter(Name = "Type")] string? type,
        [MessageParameter(Name = "PublicValue")] string? publicValue);

    /// <summary>Says whether the caller can change or set the password of an associate.</summary>
    /// <param name="associateId">The id of the associate.</param>
    /// <returns>False also when there is no such associate.</returns>
    [OperationContract]
    [IntroducedIn(85)]
    [return: MessageParameter(Name = "Response")]
    Task<bool> CanChangePasswordAsync([MessageParameter(Name = "AssociateId")] int associateId);

    /// <summary>Changes a password: one's own, or anybody's as administrator.</summary>
    /// <param name="associateId">The id of the associate.</param>
    /// <param name="oldPassword">The password until now. A wrong one counts as a failed login.</param>
    /// <param name="newPassword">The password from now on.</param>
    /// <returns>True when it is changed; false when the old password is wrong, or the associate has retired.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<bool> ChangePasswordAsync(
        [MessageParameter(Name = "AssociateId")] int associateId,
        [MessageParameter(Name = "OldPassword"), Secret] string? oldPassword,
        [MessageParameter(Name = "NewPassword"), Secret] string? newPassword);

    /// <summary>Sets a password. For administrators; the tickets of anybody else end.</summary>
    /// <param name="associateName" example="anna">The login name of the associate, in any case.</param>
    /// <param name="password">The password from now on.</param>
    /// <returns>True, as it is set.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<bool> SetPasswordFromNameAsync(
        [MessageParameter(Name = "AssociateName")] string? associateName,
        [MessageParameter(Name = "Password"), Secret] string? password);

    /// <summary>Sets a password. For administrators; the tickets of anybody else end.</summary>
    /// <param name="associateId">The id of the associate.</param>
    /// <param name="password">The password from now on.</param>
    /// <returns>True, as it is set.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<bool> SetPasswordAsync(
        [MessageParameter(Name = "AssociateId")] int associateId,
        [MessageParameter(Name = "Password"), Secret] string? password);

    /// <summary>Changes the caller's password.</summary>
    /// <param name="oldPassword">The password until now. A wrong one counts as a failed login.</param>
    /// <param name="newPassword">The password from now on.</param>
    /// <returns>True when it is changed; false when the old password is wrong, or the associate has retired.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<bool> ChangeOwnPasswordAsync(
        [MessageParameter(Name = "OldPassword"), Secret] string? oldPassword,
        [MessageParameter(Name = "NewPassword"), Secret] string? newPassword);

    /// <summary>Changes a password: one's own, or anybody's as administrator.</summary>
    /// <param name="associateName" example="anna">The login name of the associate, in any case.</param>
    /// <param name="oldPassword">The password until now. A wrong one counts as a failed login.</param>
    /// <param name="newPassword">The password from now on.</param>
    /// <returns>True when it is changed; false when the old password is wrong, or the associate has retired.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<bool> ChangePasswordFromNameAsync(
        [MessageParameter(Name = "AssociateName")] string? associateName,
        [MessageParameter(Name = "OldPassword"), Secret] string? oldPassword,
        [MessageParameter(Name = "NewPassword"), Secret] string? newPassword);

    /// <summary>Says whether a login name can be used, and nobody else has it.</summary>
    /// <param name="associateId">The associate who it is for; 0 for a new one.</param>
    /// <param name="type">The kind of user; it makes no difference.</param>
    /// <param name="personId">The person; it makes no difference.</param>
    /// <param name="userName" example="anna">The login name.</param>
    /// <returns>Whether it can.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<bool> IsUserNameValidAsync(
        [MessageParameter(Name = "AssociateId")] int associateId,
        [MessageParameter(Name = "Type")] UserType type,
        [MessageParameter(Name = "PersonId")] int personId,
        [MessageParameter(Name = "UserName")] string? userName);

    /// <summary>Says whether a password can be used.</summary>
    /// <param name="associateId">The associate who it is for; 0 for a new one.</param>
    /// <param name="type">The kind of user; it makes no difference.</param>
    /// <param name="personId">The person; it makes no difference.</param>
    /// <param name="password">The password.</param>
    /// <returns>Whether it can.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<bool> IsPasswordValidAsync(
        [MessageParameter(Name = "AssociateId")] int associateId,
        [MessageParameter(Name = "Type")] UserType type,
        [MessageParameter(Name = "PersonId")] int personId,
        [MessageParameter(Name = "Password"), Secret] string? password);

    /// <summary>Sets a random password. For administrators; the tickets of anybody else end.</summary>
    /// <param name="associateId">The id of the associate.</param>
    /// <returns>The password, which cannot be read again.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response"), Secret]
    Task<string?> SetGeneratedPasswordAsync([MessageParameter(Name = "AssociateId")] int associateId);

    /// <summary>Says whether a password can be used, and why not.</summary>
    /// <param name="associateId">The associate who it is for; 0 for a new one.</param>
    /// <param name="type">The kind of user; it makes no difference.</param>
    /// <param name="personId">The person; it makes no difference.</param>
    /// <param name="password">The password.</param>
    /// <returns>Whether it can.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<UserValidationResult?> IsPasswordValidWithReasonAsync(
        [MessageParameter(Name = "AssociateId")] int associateId,
        [MessageParameter(Name = "Type")] UserType type,
        [MessageParameter(Name = "PersonId")] int personId,
        [MessageParameter(Name = "Password"), Secret] string? password);

    /// <summary>Says whether a login name can be used and nobody else has it, and why not.</summary>
    /// <param name="associateId">The associate who it is for; 0 for a new one.</param>
    /// <param name="type">The kind of user; it makes no difference.</param>
    /// <param name="personId">The person; it makes no difference.</param>
    /// <param name="userName" example="anna">The login name.</param>
    /// <returns>Whether it can.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<UserValidationResult?> IsUserNameValidWithReasonAsync(
        [MessageParameter(Name = "AssociateId")] int associateId,
        [MessageParameter(Name = "Type")] UserType type,
        [MessageParameter(Name = "PersonId")] int personId,
        [MessageParameter(Name = "UserName")] string? userName);

    /// <summary>Gives the nearest login name that can be used.</summary>
    /// <param name="associateId">The associate who it is for; 0 for a new one.</param>
    /// <param name="type">The kind of user; it makes no difference.</param>
    /// <param name="personId">The person; it makes no difference.</param>
    /// <param name="userName" example="anna">The name that is wanted.</param>
    /// <returns>The name; the one that is wanted when it can be used.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<string?> GetValidUserNameAsync(
        [MessageParameter(Name = "AssociateId")] int associateId,
        [MessageParameter(Name = "Type")] UserType type,
        [MessageParameter(Name = "PersonId")] int personId,
        [MessageParameter(Name = "UserName")] string? userName);

    /// <summary>
    /// Retires a user, who cannot log in any more and whose tickets end, or takes one back. For administrators.
    /// </summary>
    /// <param name="associateId">The id of the associate.</param>
    /// <param name="retired">True to retire; false to take back.</param>
    [OperationContract]
    Task MakeRetiredAsync(
        [MessageParameter(Name = "AssociateId")] int associateId,
        [MessageParameter(Name = "Retired")] bool retired);

    /// <summary>
    /// Gives an access token, which opens REST to its bearer as the caller for an hour: in the header
    /// <c>Authorization: Bearer</c>. An access token does not give another one.
    /// </summary>
    /// <param name="appToken">The token of a registered application; not looked at in an OnSite installation.</param>
    /// <param name="includeCsSession">
    /// Whether to begin a session in Customer Service too; it makes no difference, as this server has none.
    /// </param>
    /// <returns>The token, beginning with <c>8A:</c>, which cannot be read again.</returns>
    [OperationContract]
    [IntroducedIn(87)]
    [return: MessageParameter(Name = "Response"), Secret]
    Task<string?> GetAccessTokenAsync(
        [MessageParameter(Name = "AppToken"), Secret] string? appToken,
        [MessageParameter(Name = "IncludeCsSession")] bool includeCsSession);

    /// <summary>Gives a user as an item of a list: oneself, or anybody as administrator.</summary>
    /// <param name="userInfoId">The id of the associate.</param>
    /// <returns>The item; null when there is no associate of that id.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<UserInfo?> GetUserInfoAsync([MessageParameter(Name = "UserInfoId")] int userInfoId);

    /// <summary>Gives users as items of a list: oneself, or anybody as administrator.</summary>
    /// <param name="userInfoIds">The ids of associates.</param>
    /// <returns>The items in the order of the ids; ids of nobody are left out.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<UserInfo[]?> GetUserInfoListAsync([MessageParameter(Name = "UserInfoIds")] int[]? userInfoIds);
}
