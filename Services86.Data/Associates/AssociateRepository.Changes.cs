using System.Data.Common;
using Services86.Data.Audit;
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

    private const string SetRoleSql = "UPDATE associate SET role = @role WHERE associate_id = @id";

    private const string SetRetiredSql = "UPDATE associate SET retired = @retired WHERE associate_id = @id";

    private const string DeleteSql = "DELETE FROM associate WHERE associate_id = @id";

    private const string EndTicketsOfRetiredSql =
        """
        DELETE FROM ticket
        WHERE associate_id = (SELECT associate_id FROM associate WHERE associate_id = @id AND retired = 1)
        """;

    /// <summary>Adds an associate.</summary>
    /// <param name="change">The associate.</param>
    /// <param name="actor">Who makes the change, for the audit.</param>
    /// <param name="cancellationToken">Cancels the write while it is queued.</param>
    /// <returns>The id of the new associate.</returns>
    /// <exception cref="ArgumentException">The name is blank or not valid Unicode.</exception>
    /// <exception cref="AssociateNameTakenException">The name is taken.</exception>
    /// <exception cref="CredentialTakenException">Another associate has a credential of the change.</exception>
    public async Task<int> InsertAsync(
        AssociateChange change, AuditActor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        var nameKey = RequireKey(change.Name);

        return await _storage.WriteAsync(WriteExtent.Transaction, InsertWholeAsync, cancellationToken);

        async ValueTask<int> InsertWholeAsync(IDatabaseSession session)
        {
            var role = change.Role ?? AssociateRole.Employee;
            await RequireNameFreeAsync(session, 0, change.Name, nameKey);
            var id = await session.QuerySingleAsync<int>(
                InsertWholeSql,
                new
                {
                    change.Name,
                    nameKey,
                    role,
                    change.Rank,
                    change.Tooltip,
                    change.Retired,
                    registered = _time.GetUtcNow().ToUnixTimeMilliseconds(),
                });
            await _audit.AddAsync(
                session, actor, AuditAction.Added, AuditRecord.User, id, id, $"{change.Name}, {role}");
            await SaveCredentialsAsync(session, id, change, keptTicket: null, actor);
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
    /// <param name="actor">Who makes the change, for the audit.</param>
    /// <param name="cancellationToken">Cancels the write while it is queued.</param>
    /// <returns>False if there is no associate with that id.</returns>
    /// <exception cref="ArgumentException">The name is blank or not valid Unicode.</exception>
    /// <exception cref="AssociateNameTakenException">The name is taken.</exception>
    /// <exception cref="CredentialTakenException">Another associate has a credential of the change.</exception>
    /// <exception cref="LastAdministratorException">No administrator could log in after it.</exception>
    public async Task<bool> UpdateAsync(
        int id,
        AssociateChange change,
        byte[]? keptTicket,
        AuditActor actor,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        var nameKey = RequireKey(change.Name);

        return await ChangeAsync(id, ChangeWholeAsync, cancellationToken);

        async ValueTask<bool> ChangeWholeAsync(IDatabaseSession session)
        {
            await RequireNameFreeAsync(session, id, change.Name, nameKey);
            var isFound = await ExecuteAsync(
                session,
                UpdateWholeSql,
                new { id, change.Name, nameKey, change.Role, change.Rank, change.Tooltip, change.Retired },
                id,
                actor,
                AuditAction.Changed,
                former => DescribeChange(former, change.Name, change.Role ?? former.Role, change.Retired));
            if (isFound)
            {
                await SaveCredentialsAsync(session, id, change, keptTicket, actor);
            }

            return isFound;
        }
    }

    /// <summary>Changes the rights of an associate, and nothing else.</summary>
    /// <returns>False if there is no associate with that id.</returns>
    /// <exception cref="LastAdministratorException">No administrator could log in after it.</exception>
    public Task<bool> SetRoleAsync(
        int id, AssociateRole role, AuditActor actor, CancellationToken cancellationToken) =>
        ChangeAsync(
            id,
            session => ExecuteAsync(
                session,
                SetRoleSql,
                new { id, role },
                id,
                actor,
                AuditAction.Changed,
                former => DescribeChange(former, former.Name, role, former.Retired)),
            cancellationToken);

    /// <summary>Retires an associate and deletes the associate's tickets, or ends the retirement.</summary>
    /// <returns>False if there is no associate with that id.</returns>
    /// <exception cref="LastAdministratorException">No administrator could log in after it.</exception>
    public Task<bool> SetRetiredAsync(
        int id, bool retired, AuditActor actor, CancellationToken cancellationToken) =>
        ChangeAsync(
            id,
            session => ExecuteAsync(
                session,
                SetRetiredSql,
                new { id, retired },
                id,
                actor,
                retired ? AuditAction.Retired : AuditAction.Reinstated,
                former => former.Name),
            cancellationToken);

    /// <summary>Deletes an associate, with the credentials and tickets.</summary>
    /// <returns>False if there is no associate with that id.</returns>
    /// <exception cref="AssociateInUseException">The associate owns other records.</exception>
    /// <exception cref="LastAdministratorException">No administrator could log in after it.</exception>
    public async Task<bool> DeleteAsync(int id, AuditActor actor, CancellationToken cancellationToken)
    {
        try
        {
            return await ChangeAsync(
                id,
                session => ExecuteAsync(
                    session, DeleteSql, new { id }, id, actor, AuditAction.Deleted, former => former.Name),
                cancellationToken);
        }
        catch (DbException exception) when (IsReferredTo(exception))
        {
            throw new AssociateInUseException(id, exception);
        }
    }

    // Changes a stored associate, and records the change. Returns false if there is none with that id.
    private async ValueTask<bool> ExecuteAsync(
        IDatabaseSession session,
        string sql,
        object arguments,
        int id,
        AuditActor actor,
        AuditAction action,
        Func<Associate, string> describe)
    {
        var former = await session.QuerySingleOrDefaultAsync<Associate>(GetSql, new { id });
        if (former is null || !await session.ExecuteSingleAsync(sql, arguments))
        {
            return false;
        }

        await _audit.AddAsync(session, actor, action, AuditRecord.User, id, id, describe(former));
        return true;
    }

    private static string DescribeChange(Associate former, string name, AssociateRole role, bool retired)
    {
        var parts = new List<string> { former.Name == name ? name : $"{former.Name} to {name}" };
        if (role != former.Role)
        {
            parts.Add($"{former.Role} to {role}");
        }

        if (retired != former.Retired)
        {
            parts.Add(retired ? "retired" : "reinstated");
        }

        return string.Join(", ", parts);
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

    private async ValueTask SaveCredentialsAsync(
        IDatabaseSession session, int id, AssociateChange change, byte[]? keptTicket, AuditActor actor)
    {
        foreach (var credential in change.Credentials)
        {
            await CredentialRepository.SaveAsync(session, id, credential, keptTicket, actor, _audit);
        }
    }
}
