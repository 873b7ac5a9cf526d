using Services86.Data.Associates;
using Services86.Data.Audit;
using Services86.Data.Secrets;
using Services86.Data.Storage;

namespace Services86.Data.ServiceAuths;

/// <summary>
/// Writes and decrypts logins, for the write job of a login alone and for that of a record with logins.
/// </summary>
internal sealed class ServiceAuthTable(SecretProtector secrets, AuditWriter audit)
{
    /// <summary>Selects the owner of the login <c>@id</c>.</summary>
    public const string GetOwnerIdSql = "SELECT associate_id FROM service_auth WHERE service_auth_id = @id";

    private const string Table = "service_auth";

    private const string InsertSql =
        """
        INSERT INTO service_auth (service_auth_id, associate_id, server, port, auth_type, username, password)
        VALUES (@ServiceAuthId, @OwnerId, @Server, @Port, @AuthType, @Username, @Password)
        """;

    private const string UpdateSql =
        """
        UPDATE service_auth
        SET server = @Server, port = @Port, auth_type = @AuthType, username = @Username, password = @Password
        WHERE service_auth_id = @ServiceAuthId
        """;

    /// <summary>Converts a row to the login that it stores, and decrypts the password.</summary>
    /// <exception cref="SecretUnreadableException">The password cannot be decrypted.</exception>
    public ServiceAuth Decrypt(ServiceAuthRow row) => ToServiceAuth(
        row,
        row.Password is null ? null : secrets.Unprotect(row.Password, PasswordOf(row.ServiceAuthId, row.OwnerId)));

    /// <summary>Converts a row to the login that it stores.</summary>
    /// <param name="row">The row.</param>
    /// <param name="password">The decrypted password.</param>
    public static ServiceAuth ToServiceAuth(ServiceAuthRow row, string? password) => new()
    {
        TableRight = null,
        FieldProperties = [],
        ServiceAuthId = row.ServiceAuthId,
        Server = row.Server,
        Port = row.Port,
        AuthType = row.AuthType,
        Username = row.Username,
        Password = password,
    };

    /// <summary>Gets the owner of a login.</summary>
    /// <returns>The id of the associate; null if there is no login with that id.</returns>
    public static ValueTask<int?> GetOwnerIdAsync(IDatabaseSession session, int id) =>
        session.QuerySingleOrDefaultAsync<int?>(GetOwnerIdSql, new { id });

    /// <summary>Inserts a row.</summary>
    /// <param name="session">The session of a write job, of one statement at least.</param>
    /// <param name="ownerId">The owner.</param>
    /// <param name="serviceAuth">The login.</param>
    /// <param name="actor">Who makes the change, for the audit.</param>
    /// <returns>The stored row, with its new id. Ids of deleted logins are not used again.</returns>
    /// <exception cref="ArgumentException">The password is not valid Unicode.</exception>
    /// <exception cref="AssociateUnknownException">There is no such associate.</exception>
    public async ValueTask<ServiceAuthRow> InsertAsync(
        IDatabaseSession session, int ownerId, ServiceAuth serviceAuth, AuditActor actor)
    {
        // The password is encrypted for the id of its row, which has to be known before the insert.
        var id = await session.ReserveIdAsync(Table);
        var row = RowOf(serviceAuth, id, ownerId);
        await audit.AddWithNextAsync(session, actor, AuditAction.Added, AuditRecord.ServiceAuth, id, ownerId);
        await AssociateReference.RequireAsync(session, ownerId, () => session.ExecuteAsync(InsertSql, row));
        return row;
    }

    /// <summary>Replaces a row, and keeps its owner.</summary>
    /// <param name="session">The session of a write job.</param>
    /// <param name="ownerId">The owner, which the write job has read: the password is encrypted for the owner.</param>
    /// <param name="serviceAuth">The login.</param>
    /// <param name="actor">Who makes the change, for the audit.</param>
    /// <returns>The stored row; null if there is none with that id.</returns>
    /// <exception cref="ArgumentException">The password is not valid Unicode.</exception>
    public async ValueTask<ServiceAuthRow?> UpdateAsync(
        IDatabaseSession session, int ownerId, ServiceAuth serviceAuth, AuditActor actor)
    {
        var row = RowOf(serviceAuth, serviceAuth.ServiceAuthId, ownerId);
        if (!await session.ExecuteSingleAsync(UpdateSql, row))
        {
            return null;
        }

        await audit.AddAsync(
            session, actor, AuditAction.Changed, AuditRecord.ServiceAuth, row.ServiceAuthId, ownerId);
        return row;
    }

    private ServiceAuthRow RowOf(ServiceAuth serviceAuth, int id, int ownerId) => new()
    {
        ServiceAuthId = id,
        OwnerId = ownerId,
        Server = serviceAuth.Server,
        Port = serviceAuth.Port,
        AuthType = serviceAuth.AuthType,
        Username = serviceAuth.Username,
        Password = ProtectPassword(serviceAuth, id, ownerId),
    };

    private static SecretLocation PasswordOf(int id, int ownerId) =>
        SecretColumn.ServiceAuthPassword.LocationOf(id, ownerId);

    private byte[]? ProtectPassword(ServiceAuth serviceAuth, int id, int ownerId) =>
        serviceAuth.Password is null ? null : secrets.Protect(serviceAuth.Password, PasswordOf(id, ownerId));
}
