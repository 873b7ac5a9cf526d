using System.Data.Common;
using Services86.Data.Storage;

namespace Services86.Data.Associates;

/// <content>Changes of whole associates, which must leave an administrator who can log in.</content>
public sealed partial class AssociateRepository
{
    private const string IsNameTakenSql =
        "SELECT EXISTS (SELECT 1 FROM associate WHERE name_key = @nameKey AND associate_id <> @id)";

    private const string InsertWholeSql =
        """
        INSERT INTO associate (name, name_key, role, rank, tooltip, retired, registered)
        VALUES (@Name, @nameKey, @role, @Rank, @Tooltip, @Retired, @registered)
        RETURNING associate_id
        """;

    private const string UpdateWholeSql =
        """
        UPDATE associate
        SET name = @Name, name_key = @nameKey, role = COALESCE(@Role, role), rank = @Rank, tooltip = @Tooltip,
            retired = @Retired
        WHERE associate_id = @id
        """;

    private const string SetRetiredSql = "UPDATE associate SET retired = @retired WHERE associate_id = @id";

    private const string DeleteSql = "DELETE FROM associate WHERE associate_id = @id";

    private const string EndTicketsOfRetiredSql =
        """
        DELETE FROM ticket
        WHERE associate_id = (SELECT associate_id FROM associate WHERE associate_id = @id AND retired = 1)
        """;

    /// <summary>Adds an associate.</summary>
    /// <param name="change">The associate.</param>
    /// <param name="cancellationToken">Cancels the write while it is queued.</param>
    /// <returns>The id of the new associate.</returns>
    /// <exception cref="ArgumentException">The name is blank or not valid Unicode.</exception>
    /// <exception cref="AssociateNameTakenException">The name is taken.</exception>
    /// <exception cref="CredentialTakenException">Another associate has a credential of the change.</exception>
    public async Task<int> InsertAsync(AssociateChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        var nameKey = RequireKey(change.Name);

        return await _storage.WriteAsync(WriteExtent.Transaction, InsertWholeAsync, cancellationToken);

        async ValueTask<int> InsertWholeAsync(IDatabaseSession session)
        {
            await RequireNameFreeAsync(session, 0, change.Name, nameKey);
            var id = await session.QuerySingleAsync<int>(
                InsertWholeSql,
                new
                {
                    change.Name,
                    nameKey,
                    role = change.Role ?? AssociateRole.Employee,
                    change.Rank,
                    change.Tooltip,
                    change.Retired,
                    registered = _time.GetUtcNow().ToUnixTimeMilliseconds(),
                });
            await SaveCredentialsAsync(session, id, change, keptTicket: null);
            return id;
        }
    }

    /// <summary>Replaces the content of an associate.</summary>
    /// <param name="id">The associate.</param>
    /// <param name="change">The new content.</param>
    /// <param name="keptTicket">
    /// The hash of the caller's ticket, which a new password does not end; null if a ticket did not authenticate the
    /// call.
    /// </param>
    /// <param name="cancellationToken">Cancels the write while it is queued.</param>
    /// <returns>False if there is no associate with that id.</returns>
    /// <exception cref="ArgumentException">The name is blank or not valid Unicode.</exception>
    /// <exception cref="AssociateNameTakenException">The name is taken.</exception>
    /// <exception cref="CredentialTakenException">Another associate has a credential of the change.</exception>
    /// <exception cref="LastAdministratorException">No administrator could log in after it.</exception>
    public async Task<bool> UpdateAsync(
        int id, AssociateChange change, byte[]? keptTicket, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        var nameKey = RequireKey(change.Name);

        return await ChangeAsync(id, ChangeWholeAsync, cancellationToken);

        async ValueTask<bool> ChangeWholeAsync(IDatabaseSession session)
        {
            await RequireNameFreeAsync(session, id, change.Name, nameKey);
            var isFound = await session.ExecuteSingleAsync(
                UpdateWholeSql,
                new { id, change.Name, nameKey, change.Role, change.Rank, change.Tooltip, change.Retired });
            if (isFound)
            {
                await SaveCredentialsAsync(session, id, change, keptTicket);
            }

            return isFound;
        }
    }

    /// <summary>Retires an associate and deletes the associate's tickets, or ends the retirement.</summary>
    /// <returns>False if there is no associate with that id.</returns>
    /// <exception cref="LastAdministratorException">No administrator could log in after it.</exception>
    public Task<bool> SetRetiredAsync(int id, bool retired, CancellationToken cancellationToken) =>
        ChangeAsync(id, session => session.ExecuteSingleAsync(SetRetiredSql, new { id, retired }), cancellationToken);

    /// <summary>Deletes an associate, with the credentials and tickets.</summary>
    /// <returns>False if there is no associate with that id.</returns>
    /// <exception cref="AssociateInUseException">The associate owns other records.</exception>
    /// <exception cref="LastAdministratorException">No administrator could log in after it.</exception>
    public async Task<bool> DeleteAsync(int id, CancellationToken cancellationToken)
    {
        try
        {
            return await ChangeAsync(
                id, session => session.ExecuteSingleAsync(DeleteSql, new { id }), cancellationToken);
        }
        catch (DbException exception) when (IsReferredTo(exception))
        {
            throw new AssociateInUseException(id, exception);
        }
    }

    private bool IsReferredTo(DbException exception) =>
        _storage.Dialect.KindOf(exception) == DatabaseErrorKind.ForeignKeyViolation;

    private Task<bool> ChangeAsync(
        int id, Func<IDatabaseSession, ValueTask<bool>> change, CancellationToken cancellationToken)
    {
        return _epoch.EndAfterAsync(
            _storage.WriteAsync(WriteExtent.Transaction, ChangeGuardedAsync, cancellationToken));

        async ValueTask<bool> ChangeGuardedAsync(IDatabaseSession session)
        {
            var guard = await AdministratorGuard.BeginAsync(session);
            var isFound = await change(session);
            await session.ExecuteAsync(EndTicketsOfRetiredSql, new { id });
            await guard.CheckAsync();
            return isFound;
        }
    }

    // The answer does not change before the name is stored: the write job is a transaction.
    private static async ValueTask RequireNameFreeAsync(IDatabaseSession session, int id, string name, string nameKey)
    {
        if (await session.QuerySingleAsync<bool>(IsNameTakenSql, new { id, nameKey }))
        {
            throw new AssociateNameTakenException(name);
        }
    }

    private static async ValueTask SaveCredentialsAsync(
        IDatabaseSession session, int id, AssociateChange change, byte[]? keptTicket)
    {
        foreach (var credential in change.Credentials)
        {
            await CredentialRepository.SaveAsync(session, id, credential, keptTicket);
        }
    }
}
