using Services86.Data.Storage;

namespace Services86.Data.EMailAccounts;

/// <content>The synchronisation of accounts with their mail servers.</content>
public sealed partial class EMailAccountRepository
{
    // The expression with COALESCE has an index. An account that was never synchronised has the time 0.
    private const string FindDue =
        $"""
        SELECT
            email_account.email_account_id AS {nameof(SyncUserAccount.AccountId)},
            associate.name AS {nameof(SyncUserAccount.AssociateName)},
            email_account.associate_id AS {nameof(SyncUserAccount.AssociateId)}
        FROM email_account
        JOIN service_auth ON service_auth.service_auth_id = email_account.incoming_auth
        JOIN associate ON associate.associate_id = email_account.associate_id
        WHERE service_auth.server <> '' AND COALESCE(email_account.last_sync, 0) < @before
        """;

    private const string LongestWaitingFirst =
        "ORDER BY COALESCE(email_account.last_sync, 0), email_account.email_account_id";

    private const string FindAllDueSql = $"{FindDue} {LongestWaitingFirst}";

    private const string FindDueOfSql = $"{FindDue} AND email_account.associate_id = @ownerId {LongestWaitingFirst}";

    private const string MarkSynchronizedSql =
        "UPDATE email_account SET last_used = @now, last_sync = @now WHERE email_account_id = @id";

    /// <summary>
    /// Finds the accounts that are due: they have an incoming login with a server, and were never synchronised, or not
    /// within an interval. Those that have waited longest come first.
    /// </summary>
    /// <param name="ownerId">The associate who owns the accounts; null for the accounts of all associates.</param>
    /// <param name="interval">The time after which an account is due again.</param>
    /// <param name="cancellationToken">Cancels the wait for a reader.</param>
    public async Task<IReadOnlyList<SyncUserAccount>> FindDueAsync(
        int? ownerId, TimeSpan interval, CancellationToken cancellationToken)
    {
        var before = (_time.GetUtcNow() - interval).ToUnixTimeMilliseconds();
        var found = await _storage.QueryAsync<SyncUserAccount>(
            ownerId is null ? FindAllDueSql : FindDueOfSql, new { ownerId, before }, cancellationToken);
        found.ForEach(account => account.FieldProperties = []);
        return found;
    }

    /// <summary>
    /// Stores the current time as that of the last use and synchronisation of accounts: of all, or none.
    /// </summary>
    /// <returns>False if there is no account with one of the ids; nothing is stored then.</returns>
    public async Task<bool> MarkSynchronizedAsync(IReadOnlyCollection<int> ids, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ids);

        var now = _time.GetUtcNow().ToUnixTimeMilliseconds();
        return await _storage.WriteAsync(WriteExtent.Transaction, MarkAllAsync, cancellationToken);

        async ValueTask<bool> MarkAllAsync(IDatabaseSession session)
        {
            foreach (var id in ids)
            {
                if (await session.QuerySingleOrDefaultAsync<int?>(GetOwnerIdSql, new { id }) is null)
                {
                    return false;
                }
            }

            foreach (var id in ids)
            {
                await session.ExecuteAsync(MarkSynchronizedSql, new { id, now });
            }

            return true;
        }
    }
}
