using System.Data.Common;
using Dapper;
using Services86.Data.Secrets;

namespace Services86.Data.ServiceAuths;

/// <summary>The logins to outside services that associates keep. Passwords are encrypted in the database.</summary>
/// <remarks>A password of null is stored as none; an empty one is a password like any other.</remarks>
public sealed class ServiceAuthRepository
{
    private const string GetSql =
        $"SELECT {ServiceAuthRow.Columns} FROM service_auth WHERE service_auth.service_auth_id = @id";

    private const string GetOwnerIdSql = "SELECT associate_id FROM service_auth WHERE service_auth_id = @id";

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

    private readonly DbDataSource _dataSource;
    private readonly ServiceAuthTable _table;

    internal ServiceAuthRepository(DbDataSource dataSource, SecretProtector secrets)
    {
        _dataSource = dataSource;
        _table = new ServiceAuthTable(secrets);
    }

    /// <summary>Gets a login, its password in clear.</summary>
    /// <returns>The login; null when there is none with that id.</returns>
    /// <exception cref="SecretUnreadableException">The stored password does not open.</exception>
    public async Task<StoredServiceAuth?> GetAsync(int id, CancellationToken ct)
    {
        await using var connection = await _dataSource.OpenConnectionAsync(ct);
        var row = await connection.QuerySingleOrDefaultAsync<ServiceAuthRow>(
            new CommandDefinition(GetSql, new { id }, cancellationToken: ct));
        return row is null ? null : new StoredServiceAuth { OwnerId = row.OwnerId, ServiceAuth = _table.Open(row) };
    }

    /// <summary>Gets who keeps a login, without opening its password.</summary>
    /// <returns>The id of the associate; null when there is no login with that id.</returns>
    public async Task<int?> GetOwnerIdAsync(int id, CancellationToken ct)
    {
        await using var connection = await _dataSource.OpenConnectionAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<int?>(
            new CommandDefinition(GetOwnerIdSql, new { id }, cancellationToken: ct));
    }

    /// <summary>Stores a new login.</summary>
    /// <param name="ownerId">The associate who keeps it.</param>
    /// <param name="serviceAuth">The login. Its id and what it says of rights are ignored; it is not changed.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The id that it got; ids of deleted logins do not come back.</returns>
    /// <exception cref="ArgumentException">The password is not valid Unicode.</exception>
    /// <exception cref="DbException">There is no such associate.</exception>
    public async Task<int> InsertAsync(int ownerId, ServiceAuth serviceAuth, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(serviceAuth);

        await using var connection = await _dataSource.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var id = await _table.InsertAsync(transaction, ownerId, serviceAuth, ct);
        await transaction.CommitAsync(ct);
        return id;
    }

    /// <summary>Replaces everything about a login but who keeps it.</summary>
    /// <param name="serviceAuth">The login, with its id. A password of null removes the stored one.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>False when there is no login with that id.</returns>
    /// <exception cref="ArgumentException">The password is not valid Unicode.</exception>
    public async Task<bool> UpdateAsync(ServiceAuth serviceAuth, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(serviceAuth);

        await using var connection = await _dataSource.OpenConnectionAsync(ct);
        return await _table.UpdateAsync(connection, transaction: null, serviceAuth, ct);
    }

    /// <summary>Deletes a login.</summary>
    /// <returns>False when there is no login with that id.</returns>
    /// <exception cref="ServiceAuthInUseException">An e-mail account uses it.</exception>
    public async Task<bool> DeleteAsync(int id, CancellationToken ct)
    {
        // The transaction has the write lock from its start: no account can take the login between the two statements.
        await using var connection = await _dataSource.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var user = await connection.QuerySingleOrDefaultAsync<UserRow>(
            new CommandDefinition(FindUserSql, new { id }, transaction, cancellationToken: ct));
        if (user is not null)
        {
            throw new ServiceAuthInUseException(id, user.EMailAccountId, user.EMailAddress);
        }

        var deleted = await connection.ExecuteAsync(
            new CommandDefinition(DeleteSql, new { id }, transaction, cancellationToken: ct));
        await transaction.CommitAsync(ct);
        return deleted == 1;
    }

    private sealed class UserRow
    {
        public required int EMailAccountId { get; init; }

        public required string EMailAddress { get; init; }
    }
}
