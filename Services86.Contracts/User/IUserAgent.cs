using System.ServiceModel;

namespace Services86;

/// <summary>The User agent: users, their credentials, and the logins to outside services that are kept for them.</summary>
/// <remarks>Operations stand in the order of the published WSDL.</remarks>
[ServiceContract(Name = "User", Namespace = ServicesVersion.XmlNamespace)]
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

    /// <summary>Gives a stored ServiceAuth.</summary>
    /// <param name="serviceAuthId">The id of the record.</param>
    /// <returns>The record, with its password in clear; null when there is none of that id.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<ServiceAuth?> GetServiceAuthAsync([MessageParameter(Name = "ServiceAuthId")] int serviceAuthId);

    /// <summary>Stores a login to another system for the caller, or replaces the one of the same PublicValue.</summary>
    /// <param name="type">The name of the other system, such as <c>imap</c>.</param>
    /// <param name="credentials">
    /// The login; null stores nothing. A SecretValue of null leaves a stored secret as it is. A ValidTo that is absent, or
    /// the smallest date, is no end.
    /// </param>
    [OperationContract]
    Task SaveUntrustedCredentialsAsync(
        [MessageParameter(Name = "Type")] string? type,
        [MessageParameter(Name = "Credentials")] UntrustedCredentials? credentials);

    /// <summary>Gives what is stored for the caller and another system: also what has expired, or is not in use.</summary>
    /// <param name="type">The name of the other system.</param>
    /// <returns>The logins, with their secrets, in the order in which they were first stored; empty for none.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<UntrustedCredentials?[]?> GetUntrustedCredentialsAsync([MessageParameter(Name = "Type")] string? type);

    /// <summary>Gives what is stored for an associate and another system; of others than the caller for administrators.</summary>
    /// <param name="associateId">The id of the associate.</param>
    /// <param name="type">The name of the other system.</param>
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
    /// <param name="type">The name of the other system.</param>
    /// <param name="credentials">The login, as for <see cref="SaveUntrustedCredentialsAsync"/>.</param>
    [OperationContract]
    Task SaveUntrustedCredentialsForAssociateAsync(
        [MessageParameter(Name = "AssociateId")] int associateId,
        [MessageParameter(Name = "Type")] string? type,
        [MessageParameter(Name = "Credentials")] UntrustedCredentials? credentials);

    /// <summary>Deletes a login to another system that is stored for the caller.</summary>
    /// <param name="type">The name of the other system.</param>
    /// <param name="publicValue">The PublicValue that it was stored with; null is empty.</param>
    [OperationContract]
    Task RemoveUntrustedCredentialsAsync(
        [MessageParameter(Name = "Type")] string? type, [MessageParameter(Name = "PublicValue")] string? publicValue);

    /// <summary>Deletes a login to another system of an associate; of others than the caller as administrator.</summary>
    /// <param name="associateId">The id of the associate.</param>
    /// <param name="type">The name of the other system.</param>
    /// <param name="publicValue">The PublicValue that it was stored with; null is empty.</param>
    [OperationContract]
    Task RemoveUntrustedCredentialsForAssociateAsync(
        [MessageParameter(Name = "AssociateId")] int associateId,
        [MessageParameter(Name = "Type")] string? type,
        [MessageParameter(Name = "PublicValue")] string? publicValue);
}
