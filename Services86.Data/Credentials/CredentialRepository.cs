using Services86.Data.Associates;
using Services86.Data.Tickets;

namespace Services86.Data.Credentials;

/// <summary>What associates are known by, the login password among it, which is stored with its associate.</summary>
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

    /// <summary>Gets what an associate is known by: the password first, then the others by type.</summary>
    /// <returns>The credentials; none for an unknown associate.</returns>
    public async Task<IReadOnlyList<StoredCredential>> ListOfAsync(
        int associateId, CancellationToken cancellationToken) =>
        await _storage.QueryAsync<StoredCredential>(ListOfSql, new { associateId }, cancellationToken);

    /// <summary>Gets all who have not retired by rank and name, with or without a credential of a type.</summary>
    public async Task<IReadOnlyList<CredentialHolder>> ListHoldersAsync(
        string type, CancellationToken cancellationToken) =>
        await _storage.QueryAsync<CredentialHolder>(ListHoldersSql, new { type }, cancellationToken);

    /// <summary>Stores a credential in place of the one of the same type.</summary>
    /// <param name="associateId">Whose it is.</param>
    /// <param name="credential">The credential.</param>
    /// <param name="savedBy">Who saves it. A password from anybody but its owner ends the owner's tickets.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>False when there is no such associate.</returns>
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

    /// <summary>Removes a credential.</summary>
    /// <param name="associateId">Whose it is.</param>
    /// <param name="type">The type.</param>
    /// <param name="deletedBy">
    /// Who removes it. A password that anybody but its owner removes ends the owner's tickets.
    /// </param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>False when there was none.</returns>
    /// <exception cref="LastAdministratorException">It is the password of the last administrator.</exception>
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

    /// <summary>Stores a credential within work that stores more; the associate must exist.</summary>
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
