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
            SELECT type, value, display_value FROM credential WHERE associate_id = @associateId ORDER BY type)
        """;

    private const string ListHoldersSql =
        $"""
        SELECT
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
        INSERT INTO credential (associate_id, type, value, display_value)
        VALUES (@associateId, @Type, @Value, @DisplayValue)
        ON CONFLICT (associate_id, type) DO UPDATE SET value = @Value, display_value = @DisplayValue
        """;

    private const string DeleteSql = "DELETE FROM credential WHERE associate_id = @associateId AND type = @type";

    private const string SavePasswordSql =
        "UPDATE associate SET password_hash = @Value WHERE associate_id = @associateId";

    private const string DeletePasswordSql =
        """
        UPDATE associate SET password_hash = NULL
        WHERE associate_id = @associateId AND password_hash IS NOT NULL
        """;

    private const string EndTicketsSql = "DELETE FROM ticket WHERE associate_id = @associateId";

    private readonly IStorage _storage;
    private readonly TicketEpoch _epoch;

    internal CredentialRepository(IStorage storage, TicketEpoch epoch)
    {
        _storage = storage;
        _epoch = epoch;
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

    /// <summary>Stores a credential, which replaces the associate's credential of the same type.</summary>
    /// <param name="associateId">The id of the associate who owns the credential.</param>
    /// <param name="credential">The credential.</param>
    /// <param name="savedBy">
    /// The id of the associate who saves. A password from another associate than its owner deletes the owner's tickets.
    /// </param>
    /// <param name="cancellationToken">Cancels the write while it is queued.</param>
    /// <returns>False if there is no such associate.</returns>
    public async Task<bool> SaveAsync(
        int associateId, StoredCredential credential, int savedBy, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(credential);

        return await _epoch.EndAfterAsync(_storage.WriteAsync(SaveIfExistsAsync, cancellationToken));

        async ValueTask<bool> SaveIfExistsAsync(IDatabaseSession session)
        {
            if (!await AssociateReference.ExistsAsync(session, associateId))
            {
                return false;
            }

            await SaveAsync(session, associateId, credential, savedBy);
            return true;
        }
    }

    /// <summary>Deletes a credential.</summary>
    /// <param name="associateId">The id of the associate who owns the credential.</param>
    /// <param name="type">The type of the credential.</param>
    /// <param name="deletedBy">
    /// The id of the associate who deletes. If another associate than its owner deletes a password, the owner's tickets
    /// are deleted too.
    /// </param>
    /// <param name="cancellationToken">Cancels the write while it is queued.</param>
    /// <returns>False if there is no such credential.</returns>
    /// <exception cref="LastAdministratorException">No administrator could log in after it.</exception>
    public Task<bool> DeleteAsync(int associateId, string type, int deletedBy, CancellationToken cancellationToken)
    {
        return _epoch.EndAfterAsync(_storage.WriteAsync(DeleteGuardedAsync, cancellationToken));

        async ValueTask<bool> DeleteGuardedAsync(IDatabaseSession session)
        {
            var guard = await AdministratorGuard.BeginAsync(session);
            var sql = type == StoredCredential.PasswordType ? DeletePasswordSql : DeleteSql;
            if (!await session.ExecuteSingleAsync(sql, new { associateId, type }))
            {
                return false;
            }

            await EndTicketsAsync(session, associateId, type, deletedBy);
            await guard.CheckAsync();
            return true;
        }
    }

    /// <summary>Stores a credential of an associate who exists, within a write job that stores more.</summary>
    internal static async ValueTask SaveAsync(
        IDatabaseSession session, int associateId, StoredCredential credential, int savedBy)
    {
        await session.ExecuteAsync(
            credential.Type == StoredCredential.PasswordType ? SavePasswordSql : SaveSql,
            new { associateId, credential.Type, credential.Value, credential.DisplayValue });
        await EndTicketsAsync(session, associateId, credential.Type, savedBy);
    }

    private static async ValueTask EndTicketsAsync(
        IDatabaseSession session, int associateId, string type, int changedBy)
    {
        if (type == StoredCredential.PasswordType && changedBy != associateId)
        {
            await session.ExecuteAsync(EndTicketsSql, new { associateId });
        }
    }
}
