using Services86.Data.Audit;
using Services86.Data.Secrets;
using Services86.Data.ServiceAuths;
using Services86.Data.Storage;

namespace Services86.Data.EMailAccounts;

/// <summary>The e-mail accounts of associates, each with an incoming and an outgoing login.</summary>
public sealed partial class EMailAccountRepository
{
    // A row for each login of an account, and one row for an account without logins.
    private const string Select =
        $"""
        SELECT {EMailAccountRow.Columns}, {ServiceAuthRow.Columns}
        FROM email_account
        LEFT JOIN service_auth
            ON service_auth.service_auth_id IN (email_account.incoming_auth, email_account.outgoing_auth)
        """;

    private const string GetSql = $"{Select} WHERE email_account.email_account_id = @id";

    private const string FindByAddressSql =
        $"{Select} WHERE email_account.associate_id = @ownerId AND email_account.address_key = @addressKey";

    private const string GetOwnerIdSql = "SELECT associate_id FROM email_account WHERE email_account_id = @id";

    private const string GetCurrentIdSql =
        """
        SELECT email_account_id
        FROM email_account
        WHERE associate_id = @ownerId
        ORDER BY last_used DESC NULLS LAST, email_account_id DESC
        LIMIT 1
        """;

    private const string DeleteSql =
        "DELETE FROM email_account WHERE email_account_id = @id AND associate_id = @ownerId";

    private readonly IStorage _storage;
    private readonly ServiceAuthTable _logins;
    private readonly TimeProvider _time;
    private readonly AuditWriter _audit;

    internal EMailAccountRepository(
        IStorage storage, SecretProtector secrets, TimeProvider time, AuditWriter audit)
    {
        _storage = storage;
        _logins = new ServiceAuthTable(secrets, audit);
        _time = time;
        _audit = audit;
    }

    /// <summary>Gets an account with its logins and their decrypted passwords.</summary>
    /// <returns>
    /// The account; null if there is none with that id. Its TableRight is null and its FieldProperties are empty,
    /// because rights are not stored.
    /// </returns>
    /// <exception cref="SecretUnreadableException">A stored password cannot be decrypted.</exception>
    public Task<EMailAccount?> GetAsync(int id, CancellationToken cancellationToken) =>
        SelectAsync(GetSql, new { id }, cancellationToken);

    /// <summary>Finds an associate's account by its address; upper and lower case do not differ.</summary>
    /// <returns>
    /// The account, as from <see cref="GetAsync"/>; null if the associate has none of that address.
    /// </returns>
    /// <exception cref="SecretUnreadableException">A stored password cannot be decrypted.</exception>
    public async Task<EMailAccount?> FindByAddressAsync(
        int ownerId, string emailAddress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(emailAddress);
        return CaseInsensitiveKey.Of(emailAddress) is { } addressKey
            ? await SelectAsync(FindByAddressSql, new { ownerId, addressKey }, cancellationToken)
            : null;
    }

    /// <summary>Gets the owner of an account.</summary>
    /// <returns>The id of the associate; null if there is no account with that id.</returns>
    public async Task<int?> GetOwnerIdAsync(int id, CancellationToken cancellationToken) =>
        await _storage.QuerySingleOrDefaultAsync<int?>(GetOwnerIdSql, new { id }, cancellationToken);

    /// <summary>Gets the account that an associate used last, or the newest one if none was used.</summary>
    /// <returns>The id of the account; null if the associate has none.</returns>
    public async Task<int?> GetCurrentIdAsync(int ownerId, CancellationToken cancellationToken) =>
        await _storage.QuerySingleOrDefaultAsync<int?>(GetCurrentIdSql, new { ownerId }, cancellationToken);

    /// <summary>Deletes an account, and keeps its logins.</summary>
    /// <returns>False if that associate has no account with that id.</returns>
    public Task<bool> DeleteAsync(int id, int ownerId, AuditActor actor, CancellationToken cancellationToken)
    {
        return _storage.WriteAsync(WriteExtent.Rows, DeleteOwnAsync, cancellationToken);

        async ValueTask<bool> DeleteOwnAsync(IDatabaseSession session)
        {
            if (!await session.ExecuteSingleAsync(DeleteSql, new { id, ownerId }))
            {
                return false;
            }

            await _audit.AddAsync(session, actor, AuditAction.Deleted, AuditRecord.EMailAccount, id, ownerId);
            return true;
        }
    }

    private async Task<EMailAccount?> SelectAsync(string sql, object arguments, CancellationToken cancellationToken)
    {
        await using var session = await _storage.OpenReaderAsync(cancellationToken);
        var rows = await session.QueryAsync<EMailAccountRow, ServiceAuthRow>(
            sql, arguments, splitOn: nameof(ServiceAuthRow.ServiceAuthId));
        if (rows is not [var (account, _), ..])
        {
            return null;
        }

        var logins = new List<ServiceAuth>();
        foreach (var (_, login) in rows)
        {
            if (login is not null)
            {
                logins.Add(_logins.Decrypt(login));
            }
        }

        return account.ToAccount(logins);
    }
}
