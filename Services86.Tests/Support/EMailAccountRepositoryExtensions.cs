using Services86.Data.EMailAccounts;

namespace Services86.Tests.Support;

/// <summary>Saves accounts without checking anybody's rights.</summary>
internal static class EMailAccountRepositoryExtensions
{
    /// <summary>Stores a new account, or replaces the stored one of the same id.</summary>
    /// <returns>The id of the account.</returns>
    public static async Task<int> SaveAsync(
        this EMailAccountRepository repository, EMailAccount account, CancellationToken cancellationToken) =>
        await repository.SaveAsync(account, defaultOwnerId: 0, new RecordingSaveRules(), cancellationToken)
        ?? throw new AssertionException($"There is no account {account.EMailAccountId}.");
}
