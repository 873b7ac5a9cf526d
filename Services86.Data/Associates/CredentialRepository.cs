using Services86.Data.Access;
using Services86.Data.Audit;
using Services86.Data.Storage;

namespace Services86.Data.Associates;

/// <summary>
/// The credentials of associates. The login password is one of them, and is stored with its associate.
/// </summary>
public sealed class CredentialRepository
{
    private const string ListOfSql =
        $"""
        SELECT
            '{StoredCredential.PasswordType}' AS {nameof(StoredCredential.Type)},
            '' AS {nameof(StoredCredential.Value)},
            '' AS {nameof(StoredCredential.DisplayValue)}
        FROM associate
        WHERE associate_id = @associateId AND password_hash IS NOT NULL
        UNION ALL
        SELECT * FROM (
            SELECT type, value, display_value FROM credential WHERE associate_id = @associateId ORDER BY type) AS other
        """;

    private const string ListHoldersSql =
        $"""
        SELECT
            associate.associate_id,
            associate.name AS {nameof(CredentialHolder.Name)},
            associate.role AS {nameof(CredentialHolder.Role)},
            COALESCE(credential.value, '') AS {nameof(CredentialHolder.Value)},
            COALESCE(credential.display_value, '') AS {nameof(CredentialHolder.DisplayValue)}
        FROM associate
        LEFT JOIN credential ON credential.associate_id = associate.associate_id AND credential.type = @type
        WHERE associate.retired = 0
        ORDER BY associate.rank, associate.name_key
        """;

    private const string SaveSql =
        """
        INSERT INTO credential (associate_id, type, value, display_value, value_key)
        VALUES (@associateId, @Type, @Value, @DisplayValue, @key)
        ON CONFLICT (associate_id, type) DO UPDATE
        SET value = @Value, display_value = @DisplayValue, value_key = @key
        """;

    private const string DeleteSql = "DELETE FROM credential WHERE associate_id = @associateId AND type = @type";

    private readonly IStorage _storage;
    private readonly AccessEpoch _epoch;
    private readonly AuditWriter _audit;

    internal CredentialRepository(IStorage storage, AccessEpoch epoch, AuditWriter audit)
    {
        _storage = storage;
        _epoch = epoch;
        _audit = audit;
    }

    /// <summary>Gets the credentials of an associate: the password first, then the others ordered by type.</summary>
    /// <returns>The credentials; none if there is no such associate.</returns>
    public async Task<IReadOnlyList<StoredCredential>> ListOfAsync(
        int associateId, CancellationToken cancellationToken) =>
        await _storage.QueryAsync<StoredCredential>(ListOfSql, new { associateId }, cancellationToken);

    /// <summary>
    /// Gets all associates who are not retired, ordered by rank and name, each with the credential of a type, if any.
    /// </summary>
    public async Task<IReadOnlyList<CredentialHolder>> ListHoldersAsync(
        string type, CancellationToken cancellationToken) =>
        await _storage.QueryAsync<CredentialHolder>(ListHoldersSql, new { type }, cancellationToken);

    /// <summary>Lists the credentials of a type that several associates have, although only one can.</summary>
    public Task<IReadOnlyList<SharedCredential>> ListSharedAsync(string type, CancellationToken cancellationToken) =>
        CredentialKeys.ListSharedAsync(_storage, type, cancellationToken);

    /// <summary>Stores a credential, which replaces the associate's credential of the same type.</summary>
    /// <param name="associateId">The id of the associate who owns the credential.</param>
    /// <param name="credential">The credential. A password ends the tickets and access tokens of the owner.</param>
    /// <param name="keptTicket">
    /// The hash of the caller's ticket, which a password does not end; null if a ticket did not authenticate the call.
    /// </param>
    /// <param name="actor">Who makes the change, for the audit.</param>
    /// <param name="cancellationToken">Cancels the write while it is queued.</param>
    /// <returns>False if there is no such associate.</returns>
    /// <exception cref="CredentialTakenException">
    /// The credential is unique, and another associate has its value.
    /// </exception>
    public async Task<bool> SaveAsync(
        int associateId,
        StoredCredential credential,
        byte[]? keptTicket,
        AuditActor actor,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(credential);

        return await _epoch.EndAfterAsync(_storage.WriteAsync(
            WriteExtent.Transaction, SaveIfExistsAsync, cancellationToken));

        async ValueTask<bool> SaveIfExistsAsync(IDatabaseSession session)
        {
            if (!await AssociateReference.ExistsAsync(session, associateId))
            {
                return false;
            }

            await SaveAsync(session, associateId, credential, keptTicket, actor, _audit);
            return true;
        }
    }

    /// <summary>Deletes a credential.</summary>
    /// <param name="associateId">The id of the associate who owns the credential.</param>
    /// <param name="type">
    /// The type of the credential. Without the password, the tickets and access tokens of the owner end too.
    /// </param>
    /// <param name="keptTicket">
    /// The hash of the caller's ticket, which does not end; null if a ticket did not authenticate the call.
    /// </param>
    /// <param name="actor">Who makes the change, for the audit.</param>
    /// <param name="cancellationToken">Cancels the write while it is queued.</param>
    /// <returns>False if there is no such credential.</returns>
    /// <exception cref="LastAdministratorException">No administrator could log in after it.</exception>
    public Task<bool> DeleteAsync(
        int associateId,
        string type,
        byte[]? keptTicket,
        AuditActor actor,
        CancellationToken cancellationToken)
    {
        return _epoch.EndAfterAsync(_storage.WriteAsync(
            WriteExtent.Transaction, DeleteGuardedAsync, cancellationToken));

        async ValueTask<bool> DeleteGuardedAsync(IDatabaseSession session)
        {
            var guard = await AdministratorGuard.BeginAsync(session);
            var isFound = type == StoredCredential.PasswordType
                ? await PasswordWriter.RemoveAsync(session, associateId, keptTicket)
                : await session.ExecuteSingleAsync(DeleteSql, new { associateId, type });
            await guard.CheckAsync();
            if (isFound)
            {
                await _audit.AddAsync(
                    session, actor, AuditAction.Deleted, AuditRecord.Credential, recordId: null, associateId, type);
            }

            return isFound;
        }
    }

    /// <summary>Stores a credential of an associate who exists, within a write job that stores more.</summary>
    internal static async ValueTask SaveAsync(
        IDatabaseSession session,
        int associateId,
        StoredCredential credential,
        byte[]? keptTicket,
        AuditActor actor,
        AuditWriter audit)
    {
        if (credential.Type == StoredCredential.PasswordType)
        {
            await PasswordWriter.SetAsync(session, associateId, credential.Value, keptTicket);
            await audit.AddAsync(
                session, actor, AuditAction.PasswordChanged, AuditRecord.User, associateId, associateId);
            return;
        }

        var key = credential.IsUnique
            ? await CredentialKeys.RequireFreeAsync(session, associateId, credential)
            : null;
        await session.ExecuteAsync(
            SaveSql, new { associateId, credential.Type, credential.Value, credential.DisplayValue, key });
        await audit.AddAsync(
            session, actor, AuditAction.Saved, AuditRecord.Credential, recordId: null, associateId, credential.Type);
    }
}
