using Services86.Data.Associates;
using Services86.Data.Secrets;

namespace Services86.Data.ServiceAuths;

/// <summary>The logins to outside services that associates keep. Passwords are encrypted in the database.</summary>
/// <remarks>A password of null is stored as none; an empty one is a password like any other.</remarks>
public sealed class ServiceAuthRepository
{
    private const string GetSql =
        $"SELECT {ServiceAuthRow.Columns} FROM service_auth WHERE service_auth.service_auth_id = @id";

    private const string FindUserSql =
        $"""
        SELECT
            email_account_id AS {nameof(UserRow.EMailAccountId)},
            email_address AS {nameof(UserRow.EMailAddress)}
        FROM email_account
        WHERE incoming_auth = @id OR outgoing_auth = @id
        LIMIT 1
        """;

    private const string DeleteSql = "DELETE FROM service_auth WHERE service_auth_id = @id";

    private readonly IStorage _storage;
    private readonly ServiceAuthTable _table;

    internal ServiceAuthRepository(IStorage storage, SecretProtector secrets)
    {
        _storage = storage;
        _table = new ServiceAuthTable(secrets);
    }

    /// <summary>Gets a login, its password in clear.</summary>
    /// <returns>The login; null when there is none with that id.</returns>
    /// <exception cref="SecretUnreadableException">The stored password does not open.</exception>
    public async Task<StoredServiceAuth?> GetAsync(int id, CancellationToken cancellationToken)
    {
        var row = await _storage.QuerySingleOrDefaultAsync<ServiceAuthRow>(GetSql, new { id }, cancellationToken);
        return row is null ? null : new StoredServiceAuth { OwnerId = row.OwnerId, ServiceAuth = _table.Open(row) };
    }

    /// <summary>Gets who keeps a login, without opening its password.</summary>
    /// <returns>The id of the associate; null when there is no login with that id.</returns>
    public async Task<int?> GetOwnerIdAsync(int id, CancellationToken cancellationToken) =>
        await _storage.QuerySingleOrDefaultAsync<int?>(ServiceAuthTable.GetOwnerIdSql, new { id }, cancellationToken);

    /// <summary>Stores a new login.</summary>
    /// <param name="ownerId">The associate who keeps it.</param>
    /// <param name="serviceAuth">The login. Its id and what it says of rights are ignored; it is not changed.</param>
    /// <param name="cancellationToken">Cancels, as long as the login waits to be stored.</param>
    /// <returns>The id that it got; ids of deleted logins do not come back.</returns>
    /// <exception cref="ArgumentException">The password is not valid Unicode.</exception>
    /// <exception cref="AssociateUnknownException">There is no such associate.</exception>
    public async Task<int> InsertAsync(int ownerId, ServiceAuth serviceAuth, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(serviceAuth);

        var row = await _storage.WriteAsync(session => _table.InsertAsync(session, ownerId, serviceAuth), cancellationToken);
        return row.ServiceAuthId;
    }

    /// <summary>Stores a login: a new one, or another content of one that is stored.</summary>
    /// <param name="serviceAuth">
    /// The login. Its id is 0 for a new one. A password of null is none, and removes the stored one. What it says of
    /// rights is ignored; it is not changed.
    /// </param>
    /// <param name="newOwnerId">The associate who keeps it if it is new; a stored one keeps its owner.</param>
    /// <param name="requireOwner">
    /// Throws if a stored one that is kept by an associate is not to be replaced; then nothing is stored, and the
    /// exception comes out of here. The owner stays the one that it was asked of until the login is stored.
    /// </param>
    /// <param name="cancellationToken">Cancels, as long as the login waits to be stored.</param>
    /// <returns>
    /// The login as stored, its id among it; null when there is none with its id. Ids of deleted logins do not come
    /// back.
    /// </returns>
    /// <exception cref="ArgumentException">The password is not valid Unicode.</exception>
    /// <exception cref="AssociateUnknownException">There is no such associate.</exception>
    public async Task<ServiceAuth?> SaveAsync(
        ServiceAuth serviceAuth, int newOwnerId, Action<int> requireOwner, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(serviceAuth);
        ArgumentNullException.ThrowIfNull(requireOwner);

        var row = await _storage.WriteAsync(SaveRowAsync, cancellationToken);
        return row is null ? null : ServiceAuthTable.ToServiceAuth(row, serviceAuth.Password);

        async ValueTask<ServiceAuthRow?> SaveRowAsync(IDatabaseSession session)
        {
            var id = serviceAuth.ServiceAuthId;
            if (id == 0)
            {
                return await _table.InsertAsync(session, newOwnerId, serviceAuth);
            }

            if (await ServiceAuthTable.GetOwnerIdAsync(session, id) is not { } ownerId)
            {
                return null;
            }

            requireOwner(ownerId);
            return await _table.UpdateAsync(session, serviceAuth);
        }
    }

    /// <summary>Deletes a login.</summary>
    /// <returns>False when there is no login with that id.</returns>
    /// <exception cref="ServiceAuthInUseException">An e-mail account uses it.</exception>
    public Task<bool> DeleteAsync(int id, CancellationToken cancellationToken)
    {
        return _storage.WriteAsync(DeleteIfUnusedAsync, cancellationToken);

        // It holds the write lock from its start: no account can take the login between the two statements.
        async ValueTask<bool> DeleteIfUnusedAsync(IDatabaseSession session)
        {
            var user = await session.QuerySingleOrDefaultAsync<UserRow>(FindUserSql, new { id });
            return user is null
                ? await session.ExecuteSingleAsync(DeleteSql, new { id })
                : throw new ServiceAuthInUseException(id, user.EMailAccountId, user.EMailAddress);
        }
    }

    private sealed class UserRow
    {
        public required int EMailAccountId { get; init; }

        public required string EMailAddress { get; init; }
    }
}
