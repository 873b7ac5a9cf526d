using System.ServiceModel;

namespace Services86;

/// <summary>The EMail agent: the e-mail accounts of associates. It does not connect to mail servers.</summary>
/// <remarks>
/// The operations are in the order of the published WSDL, which spells EMail in some names and Email in others.
/// </remarks>
[ServiceContract(Name = "EMail", Namespace = ServicesVersion.BaseXmlNamespace)]
[MessageHeaders(typeof(SessionRequestHeaders), typeof(ReplyHeaders))]
public interface IEMailAgent
{
    /// <summary>Returns an unsaved account of the caller with default values.</summary>
    /// <returns>An account with id 0 and two logins with id 0. None of them is stored.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<EMailAccount?> CreateDefaultEMailAccountAsync();

    /// <summary>
    /// Updates an account and its two logins in one transaction, or creates an account if the id is 0.
    /// </summary>
    /// <param name="emailAccount">
    /// The account to store. A login of null keeps the stored login. A login with id 0 creates a ServiceAuth of the
    /// account's owner, and the previous ServiceAuth is kept. A login with another id updates the ServiceAuth with this
    /// id.
    /// </param>
    /// <returns>The stored account, with its id and the ids of its logins.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<EMailAccount?> SaveEMailAccountAsync([MessageParameter(Name = "EMailAccount")] EMailAccount? emailAccount);

    /// <summary>Deletes an account. Its logins are kept as ServiceAuths of the owner.</summary>
    /// <param name="emailAccountId">The id of a stored account.</param>
    [OperationContract]
    Task DeleteEMailAccountAsync([MessageParameter(Name = "EMailAccountId")] int emailAccountId);

    /// <summary>Returns a stored account.</summary>
    /// <param name="emailAccountId">The id of the account.</param>
    /// <returns>The account, with the passwords of its logins in clear; null if there is no such account.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<EMailAccount?> GetEMailAccountAsync([MessageParameter(Name = "EMailAccountId")] int emailAccountId);

    /// <summary>Returns the account of the caller for an e-mail address.</summary>
    /// <param name="fromAddress" example="anna@example.com">The e-mail address, in any case.</param>
    /// <returns>
    /// The account; an unsaved account as from CreateDefaultEMailAccount if the caller has none for the address.
    /// </returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<EMailAccount?> GetEMailAccountFromEMailAddressAsync(
        [MessageParameter(Name = "FromAddress")] string? fromAddress);

    /// <summary>
    /// Returns the id of the current account of the caller: the last synchronised account, otherwise the newest one.
    /// </summary>
    /// <returns>The id; 0 if the caller has no account.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<int> GetCurrentAccountIdAsync();

    /// <summary>
    /// Returns the current account of the caller: the last synchronised account, otherwise the newest one.
    /// </summary>
    /// <returns>The account; null if the caller has no account.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<EMailAccount?> GetCurrentAccountAsync();

    /// <summary>
    /// Returns the accounts that are due to be synchronised. An account is due if it has an incoming login with a
    /// server, and was not synchronised in the last 15 minutes. Administrators receive the accounts of all associates.
    /// </summary>
    /// <returns>The accounts. The account that has been due for the longest time is the first one.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<SyncUserAccount?[]?> GetReadySyncEmailAccountsAsync();

    /// <summary>
    /// Records that an account is synchronised now, so that it is not due for 15 minutes. The server fetches no mail.
    /// </summary>
    /// <param name="syncUserAccount">The account. Only its id is used.</param>
    [OperationContract]
    Task SyncEmailAccountAsync([MessageParameter(Name = "SyncUserAccount")] SyncUserAccount? syncUserAccount);

    /// <summary>
    /// Records in one transaction that accounts are synchronised now, so that they are not due for 15 minutes. The
    /// server fetches no mail.
    /// </summary>
    /// <param name="syncUserAccounts">The accounts. Only their ids are used. The list may be empty.</param>
    [OperationContract]
    Task SyncEmailAccountsAsync([MessageParameter(Name = "SyncUserAccounts")] SyncUserAccount?[]? syncUserAccounts);
}
