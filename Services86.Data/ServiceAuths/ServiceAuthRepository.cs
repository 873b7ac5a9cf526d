using System.Data.Common;
using Dapper;
using Services86.Data.Secrets;
using Services86.Data.Sqlite;

namespace Services86.Data.ServiceAuths;

/// <summary>The logins to outside services that associates keep. Passwords are encrypted in the database.</summary>
/// <remarks>A password of null is stored as none; an empty one is a password like any other.</remarks>
public sealed class ServiceAuthRepository
{
    private const string Table = "service_auth";
    private const string PasswordColumn = "password";

    private const string GetSql =
        $"""
        SELECT
            service_auth_id AS {nameof(Row.ServiceAuthId)},
            associate_id AS {nameof(Row.OwnerId)},
            server AS {nameof(Row.Server)},
            port AS {nameof(Row.Port)},
            auth_type AS {nameof(Row.AuthType)},
            username AS {nameof(Row.Username)},
            password AS {nameof(Row.Password)}
        FROM service_auth
        WHERE service_auth_id = @id
        """;

    private const string GetOwnerIdSql = "SELECT associate_id FROM service_auth WHERE service_auth_id = @id";

    private const string InsertSql =
        """
        INSERT INTO service_auth (service_auth_id, associate_id, server, port, auth_type, username, password)
        VALUES (@id, @ownerId, @Server, @Port, @AuthType, @Username, @password)
        """;

    private const string UpdateSql =
        """
        UPDATE service_auth
        SET server = @Server, port = @Port, auth_type = @AuthType, username = @Username, password = @password
        WHERE service_auth_id = @id
        """;

    private const string DeleteSql = "DELETE FROM service_auth WHERE service_auth_id = @id";

    private readonly DbDataSource _dataSource;
    private readonly SecretProtector _secrets;

    internal ServiceAuthRepository(DbDataSource dataSource, SecretProtector secrets)
    {
        _dataSource = dataSource;
        _secrets = secrets;
    }

    /// <summary>Gets a login, its password in clear.</summary>
    /// <returns>The login; null when there is none with that id.</returns>
    /// <exception cref="SecretUnreadableException">The stored password does not open.</exception>
    public async Task<StoredServiceAuth?> GetAsync(int id, CancellationToken ct)
    {
        await using var connection = await _dataSource.OpenConnectionAsync(ct);
        var row = await connection.QuerySingleOrDefaultAsync<Row>(
            new CommandDefinition(GetSql, new { id }, cancellationToken: ct));
        if (row is null)
        {
            return null;
        }

        return new StoredServiceAuth
        {
            OwnerId = row.OwnerId,
            ServiceAuth = new ServiceAuth
            {
                TableRight = null,
                FieldProperties = [],
                ServiceAuthId = row.ServiceAuthId,
                Server = row.Server,
                Port = row.Port,
                AuthType = row.AuthType,
                Username = row.Username,
                Password = row.Password is null ? null : _secrets.Unprotect(row.Password, PasswordOf(id)),
            },
        };
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

        // The password is bound to the id of its row, which therefore has to be known before the row is written.
        await using var connection = await _dataSource.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var id = await SqliteRowIds.NextAsync(transaction, Table, ct);
        await connection.ExecuteAsync(new CommandDefinition(
            InsertSql,
            new
            {
                id,
                ownerId,
                serviceAuth.Server,
                serviceAuth.Port,
                serviceAuth.AuthType,
                serviceAuth.Username,
                password = ProtectPassword(serviceAuth, id),
            },
            transaction,
            cancellationToken: ct));
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

        var id = serviceAuth.ServiceAuthId;
        await using var connection = await _dataSource.OpenConnectionAsync(ct);
        var updated = await connection.ExecuteAsync(new CommandDefinition(
            UpdateSql,
            new
            {
                id,
                serviceAuth.Server,
                serviceAuth.Port,
                serviceAuth.AuthType,
                serviceAuth.Username,
                password = ProtectPassword(serviceAuth, id),
            },
            cancellationToken: ct));
        return updated == 1;
    }

    /// <summary>Deletes a login.</summary>
    /// <returns>False when there is no login with that id.</returns>
    public async Task<bool> DeleteAsync(int id, CancellationToken ct)
    {
        await using var connection = await _dataSource.OpenConnectionAsync(ct);
        var deleted = await connection.ExecuteAsync(
            new CommandDefinition(DeleteSql, new { id }, cancellationToken: ct));
        return deleted == 1;
    }

    private static SecretLocation PasswordOf(int id) => new(Table, PasswordColumn, id);

    private byte[]? ProtectPassword(ServiceAuth serviceAuth, int id) =>
        serviceAuth.Password is null ? null : _secrets.Protect(serviceAuth.Password, PasswordOf(id));

    private sealed class Row
    {
        public required int ServiceAuthId { get; init; }

        public required int OwnerId { get; init; }

        public required string? Server { get; init; }

        public required int Port { get; init; }

        public required string? AuthType { get; init; }

        public required string? Username { get; init; }

        public required byte[]? Password { get; init; }
    }
}
