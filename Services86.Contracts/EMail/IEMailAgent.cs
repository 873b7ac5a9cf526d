using System.ServiceModel;

namespace Services86;

/// <summary>The EMail agent: the e-mail accounts of associates. It connects to no mail server.</summary>
/// <remarks>Operations stand in the order of the published WSDL, which writes EMail in some names and Email in others.</remarks>
[ServiceContract(Name = "EMail", Namespace = ServicesVersion.BaseXmlNamespace)]
[MessageHeaders(typeof(SessionRequestHeaders), typeof(ReplyHeaders))]
public interface IEMailAgent
{
    /// <summary>Gives an unsaved account of the caller with the server's defaults.</summary>
    /// <returns>A record with id 0 that is stored nowhere, and so are its two logins.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<EMailAccount?> CreateDefaultEMailAccountAsync();

    /// <summary>Updates the account, or creates one when its id is 0, together with its two logins: all, or nothing.</summary>
    /// <param name="emailAccount">
    /// The account to store. A login of null leaves the stored one as it is; one with the id 0 becomes a new ServiceAuth
    /// of the account's owner, and the former one stays stored; another one updates the ServiceAuth of its id.
    /// </param>
    /// <returns>The account as it is stored, with its id and those of its logins.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<EMailAccount?> SaveEMailAccountAsync([MessageParameter(Name = "EMailAccount")] EMailAccount? emailAccount);

    /// <summary>Deletes an account. Its logins stay, as ServiceAuths of their owner.</summary>
    /// <param name="emailAccountId">The id of a stored account.</param>
    [OperationContract]
    Task DeleteEMailAccountAsync([MessageParameter(Name = "EMailAccountId")] int emailAccountId);

    /// <summary>Gives a stored account.</summary>
    /// <param name="emailAccountId">The id of the account.</param>
    /// <returns>The account, with the passwords of its logins in clear; null when there is none of that id.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<EMailAccount?> GetEMailAccountAsync([MessageParameter(Name = "EMailAccountId")] int emailAccountId);

    /// <summary>Gives the caller's account of an address.</summary>
    /// <param name="fromAddress" example="anna@example.com">The address, in any case.</param>
    /// <returns>The account; one as CreateDefaultEMailAccount gives it when the caller has none of that address.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<EMailAccount?> GetEMailAccountFromEMailAddressAsync(
        [MessageParameter(Name = "FromAddress")] string? fromAddress);

    /// <summary>Gives the id of the caller's current account: the one last synchronised, or else the newest.</summary>
    /// <returns>The id; 0 when the caller has no account.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<int> GetCurrentAccountIdAsync();

    /// <summary>Gives the caller's current account: the one last synchronised, or else the newest.</summary>
    /// <returns>The account; null when the caller has none.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<EMailAccount?> GetCurrentAccountAsync();

    /// <summary>
    /// Gives the accounts that are due to be synchronised: they have an incoming login with a server, and were never
    /// synchronised or not for 15 minutes. An administrator gets those of all associates.
    /// </summary>
    /// <returns>The accounts, those that wait longest first.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<SyncUserAccount?[]?> GetReadySyncEmailAccountsAsync();

    /// <summary>
    /// Notes that an account is used and synchronised now, so that it is not due for a while. The server fetches no mail
    /// itself.
    /// </summary>
    /// <param name="syncUserAccount">The account; only its id counts.</param>
    [OperationContract]
    Task SyncEmailAccountAsync([MessageParameter(Name = "SyncUserAccount")] SyncUserAccount? syncUserAccount);

    /// <summary>
    /// Notes that accounts are used and synchronised now, all of them or none, so that they are not due for a while. The
    /// server fetches no mail itself.
    /// </summary>
    /// <param name="syncUserAccounts">The accounts; only their ids count. An empty list is nothing to do.</param>
    [OperationContract]
    Task SyncEmailAccountsAsync([MessageParameter(Name = "SyncUserAccounts")] SyncUserAccount?[]? syncUserAccounts);
}
