using Services86.Data.Associates;
using Services86.Data.Audit;
using Services86.Data.Secrets;
using Services86.Data.Storage;

namespace Services86.Data.ServiceAuths;

/// <summary>The logins of associates to external services. Their passwords are encrypted in the database.</summary>
/// <remarks>A password of null is no password; an empty one is a password like any other.</remarks>
public sealed class ServiceAuthRepository
{
    private const string GetSql =
        $"SELECT {ServiceAuthRow.Columns} FROM service_auth WHERE service_auth.service_auth_id = @id";

    private const string FindAccountSql =
        $"""
        SELECT
            email_account_id AS {nameof(AccountRow.EMailAccountId)},
            email_address AS {nameof(AccountRow.EMailAddress)}
        FROM email_account
        WHERE incoming_auth = @id OR outgoing_auth = @id
        LIMIT 1
        """;

    private const string DeleteSql = "DELETE FROM service_auth WHERE service_auth_id = @id RETURNING associate_id";

    private readonly IStorage _storage;
    private readonly ServiceAuthTable _table;
    private readonly AuditWriter _audit;

    internal ServiceAuthRepository(IStorage storage, SecretProtector secrets, AuditWriter audit)
    {
        _storage = storage;
        _table = new ServiceAuthTable(secrets, audit);
        _audit = audit;
    }

    /// <summary>Gets a login with its decrypted password.</summary>
    /// <returns>The login; null if there is none with that id.</returns>
    /// <exception cref="SecretUnreadableException">The stored password cannot be decrypted.</exception>
    public async Task<StoredServiceAuth?> GetAsync(int id, CancellationToken cancellationToken)
    {
        var row = await _storage.QuerySingleOrDefaultAsync<ServiceAuthRow>(GetSql, new { id }, cancellationToken);
        return row is null ? null : new StoredServiceAuth { OwnerId = row.OwnerId, ServiceAuth = _table.Decrypt(row) };
    }

    /// <summary>Gets the owner of a login, without decrypting its password.</summary>
    /// <returns>The id of the associate; null if there is no login with that id.</returns>
    public async Task<int?> GetOwnerIdAsync(int id, CancellationToken cancellationToken) =>
        await _storage.QuerySingleOrDefaultAsync<int?>(ServiceAuthTable.GetOwnerIdSql, new { id }, cancellationToken);

    /// <summary>Stores a new login.</summary>
    /// <param name="ownerId">The id of the associate who owns the login.</param>
    /// <param name="serviceAuth">The login. Its id and its rights are ignored. It is not changed.</param>
    /// <param name="actor">Who makes the change, for the audit.</param>
    /// <param name="cancellationToken">Cancels the write while it is queued.</param>
    /// <returns>The new id. Ids of deleted logins are not used again.</returns>
    /// <exception cref="ArgumentException">The password is not valid Unicode.</exception>
    /// <exception cref="AssociateUnknownException">There is no such associate.</exception>
    public async Task<int> InsertAsync(
        int ownerId, ServiceAuth serviceAuth, AuditActor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(serviceAuth);

        var row = await _storage.WriteAsync(
            WriteExtent.OneStatement,
            session => _table.InsertAsync(session, ownerId, serviceAuth, actor),
            cancellationToken);
        return row.ServiceAuthId;
    }

    /// <summary>Stores a new login, or replaces a stored one.</summary>
    /// <param name="serviceAuth">
    /// The login. An id of 0 stores a new one. A password of null removes the stored password. Its rights are ignored.
    /// It is not changed.
    /// </param>
    /// <param name="newOwnerId">The id of the associate who owns a new login; a stored one keeps its owner.</param>
    /// <param name="requireOwner">
    /// Requires that the caller may replace a stored login of this owner. Called within the transaction, so that the
    /// owner does not change before the login is stored. If it throws, nothing is stored, and its caller gets the
    /// exception.
    /// </param>
    /// <param name="actor">Who makes the change, for the audit.</param>
    /// <param name="cancellationToken">Cancels the write while it is queued.</param>
    /// <returns>
    /// The stored login, with its id; null if there is none with the given id. Ids of deleted logins are not used
    /// again.
    /// </returns>
    /// <exception cref="ArgumentException">The password is not valid Unicode.</exception>
    /// <exception cref="AssociateUnknownException">There is no such associate.</exception>
    public async Task<ServiceAuth?> SaveAsync(
        ServiceAuth serviceAuth,
        int newOwnerId,
        Action<int> requireOwner,
        AuditActor actor,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(serviceAuth);
        ArgumentNullException.ThrowIfNull(requireOwner);

        // The owner of a stored login never changes: no other job makes a false answer of what is read.
        var extent = serviceAuth.ServiceAuthId == 0 ? WriteExtent.OneStatement : WriteExtent.Rows;
        var row = await _storage.WriteAsync(extent, SaveRowAsync, cancellationToken);
        return row is null ? null : ServiceAuthTable.ToServiceAuth(row, serviceAuth.Password);

        async ValueTask<ServiceAuthRow?> SaveRowAsync(IDatabaseSession session)
        {
            var id = serviceAuth.ServiceAuthId;
            if (id == 0)
            {
                return await _table.InsertAsync(session, newOwnerId, serviceAuth, actor);
            }

            if (await ServiceAuthTable.GetOwnerIdAsync(session, id) is not { } ownerId)
            {
                return null;
            }

            requireOwner(ownerId);
            return await _table.UpdateAsync(session, ownerId, serviceAuth, actor);
        }
    }

    /// <summary>Deletes a login.</summary>
    /// <returns>False if there is no login with that id.</returns>
    /// <exception cref="ServiceAuthInUseException">An e-mail account uses it.</exception>
    public Task<bool> DeleteAsync(int id, AuditActor actor, CancellationToken cancellationToken)
    {
        return _storage.WriteAsync(WriteExtent.Transaction, DeleteIfUnusedAsync, cancellationToken);

        // The write job is a transaction: no account can get the login between the two statements.
        async ValueTask<bool> DeleteIfUnusedAsync(IDatabaseSession session)
        {
            var account = await session.QuerySingleOrDefaultAsync<AccountRow>(FindAccountSql, new { id });
            if (account is not null)
            {
                throw new ServiceAuthInUseException(id, account.EMailAccountId, account.EMailAddress);
            }

            if (await session.QuerySingleOrDefaultAsync<int?>(DeleteSql, new { id }) is not { } ownerId)
            {
                return false;
            }

            await _audit.AddAsync(session, actor, AuditAction.Deleted, AuditRecord.ServiceAuth, id, ownerId);
            return true;
        }
    }

    private sealed class AccountRow
    {
        public required int EMailAccountId { get; init; }

        public required string EMailAddress { get; init; }
    }
}
