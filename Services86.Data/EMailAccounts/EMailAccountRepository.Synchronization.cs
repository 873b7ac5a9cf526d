namespace Services86.Data.EMailAccounts;

/// <content>When accounts were synchronised with their mail servers, and which are due.</content>
public sealed partial class EMailAccountRepository
{
    // COALESCE, as a condition on an expression that has an index: never synchronised is before every moment.
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
    /// Finds the accounts that have an incoming login with a server, and were never synchronised or not for an interval.
    /// Those that wait longest come first.
    /// </summary>
    /// <param name="ownerId">Whose accounts; null for everybody's.</param>
    /// <param name="interval">How long a synchronisation is good for.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<IReadOnlyList<SyncUserAccount>> FindDueAsync(
        int? ownerId, TimeSpan interval, CancellationToken cancellationToken)
    {
        var before = (_time.GetUtcNow() - interval).ToUnixTimeMilliseconds();
        var found = await _storage.QueryAsync<SyncUserAccount>(
            ownerId is null ? FindAllDueSql : FindDueOfSql, new { ownerId, before }, cancellationToken);
        found.ForEach(account => account.FieldProperties = []);
        return found;
    }

    /// <summary>Notes that accounts are used and synchronised now: all of them, or none.</summary>
    /// <returns>False when there is no account with one of the ids; nothing was noted then.</returns>
    public async Task<bool> MarkSynchronizedAsync(IReadOnlyCollection<int> ids, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ids);

        var now = _time.GetUtcNow().ToUnixTimeMilliseconds();
        return await _storage.WriteAsync(MarkAllAsync, cancellationToken);

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
