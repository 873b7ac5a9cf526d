namespace Services86.Data.EMailAccounts;

/// <summary>Decides whether a caller may save an e-mail account.</summary>
/// <remarks>
/// The methods are called in the order in which they are declared, within the transaction that stores the account: the
/// owners that they are given do not change before the account is stored. A method refuses by throwing; then nothing is
/// stored, and the exception reaches the caller of <see cref="EMailAccountRepository.SaveAsync"/>. Other writes wait
/// meanwhile, so that a method must neither block nor use the database.
/// </remarks>
public interface IEMailAccountSaveRules
{
    /// <summary>Requires that the caller may change a stored account. Not called for a new account.</summary>
    /// <param name="accountId">The id of the account.</param>
    /// <param name="ownerId">The associate who owns the account before the save.</param>
    void RequireAccount(int accountId, int ownerId);

    /// <summary>Requires that the caller may store an account for its owner after the save.</summary>
    /// <param name="ownerId">The owner, who may be unchanged, and may not exist.</param>
    void RequireOwner(int ownerId);

    /// <summary>
    /// Requires that the caller may change a login. Called for the incoming login, then for the outgoing one, if they
    /// are stored already.
    /// </summary>
    /// <param name="serviceAuthId">The id of the login.</param>
    /// <param name="ownerId">The associate who owns the login.</param>
    void RequireLogin(int serviceAuthId, int ownerId);
}
