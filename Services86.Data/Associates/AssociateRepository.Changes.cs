using System.Data.Common;
using Dapper;
using Services86.Data.Credentials;
using Services86.Data.Sqlite;

namespace Services86.Data.Associates;

/// <content>Changes that must leave an administrator.</content>
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
    /// <param name="savedBy">Who adds the associate.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The id of the new associate.</returns>
    /// <exception cref="ArgumentException">The name is blank or not valid Unicode.</exception>
    /// <exception cref="AssociateNameTakenException">The name is taken.</exception>
    public async Task<int> InsertAsync(AssociateChange change, int savedBy, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(change);
        var nameKey = RequireKey(change.Name);

        await using var connection = await _dataSource.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await RequireFreeAsync(transaction, 0, change.Name, nameKey, ct);
        var id = await connection.QuerySingleAsync<int>(new CommandDefinition(
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
            },
            transaction,
            cancellationToken: ct));
        await SaveCredentialsAsync(transaction, id, change, savedBy, ct);
        await transaction.CommitAsync(ct);
        return id;
    }

    /// <summary>Replaces what is stored of an associate.</summary>
    /// <param name="id">The associate.</param>
    /// <param name="change">What is stored instead.</param>
    /// <param name="savedBy">Who changes it. A password from anybody but its owner ends the owner's tickets.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>False when there is no associate with that id.</returns>
    /// <exception cref="ArgumentException">The name is blank or not valid Unicode.</exception>
    /// <exception cref="AssociateNameTakenException">The name is taken.</exception>
    /// <exception cref="LastAdministratorException">It would leave no administrator who can log in.</exception>
    public async Task<bool> UpdateAsync(int id, AssociateChange change, int savedBy, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(change);
        var nameKey = RequireKey(change.Name);

        return await ChangeAsync(id, ChangeWholeAsync, ct);

        async Task<int> ChangeWholeAsync(DbTransaction transaction)
        {
            await RequireFreeAsync(transaction, id, change.Name, nameKey, ct);
            var updated = await ExecuteAsync(
                transaction,
                UpdateWholeSql,
                new { id, change.Name, nameKey, change.Role, change.Rank, change.Tooltip, change.Retired },
                ct);
            if (updated == 1)
            {
                await SaveCredentialsAsync(transaction, id, change, savedBy, ct);
            }

            return updated;
        }
    }

    /// <summary>Retires an associate, whose tickets end, or takes the associate back.</summary>
    /// <returns>False when there is no associate with that id.</returns>
    /// <exception cref="LastAdministratorException">It would leave no administrator who can log in.</exception>
    public Task<bool> SetRetiredAsync(int id, bool retired, CancellationToken ct) =>
        ChangeAsync(id, transaction => ExecuteAsync(transaction, SetRetiredSql, new { id, retired }, ct), ct);

    /// <summary>Deletes an associate, with credentials and tickets.</summary>
    /// <returns>False when there is no associate with that id.</returns>
    /// <exception cref="AssociateInUseException">The associate owns other records.</exception>
    /// <exception cref="LastAdministratorException">It would leave no administrator who can log in.</exception>
    public async Task<bool> DeleteAsync(int id, CancellationToken ct)
    {
        try
        {
            return await ChangeAsync(id, transaction => ExecuteAsync(transaction, DeleteSql, new { id }, ct), ct);
        }
        catch (DbException exception) when (SqliteErrors.IsForeignKeyViolation(exception))
        {
            throw new AssociateInUseException(id, exception);
        }
    }

    private async Task<bool> ChangeAsync(int id, Func<DbTransaction, Task<int>> change, CancellationToken ct)
    {
        await using var connection = await _dataSource.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var guard = await AdministratorGuard.BeginAsync(transaction, ct);
        var changed = await change(transaction);
        await ExecuteAsync(transaction, EndTicketsOfRetiredSql, new { id }, ct);
        await guard.CheckAsync(ct);
        await transaction.CommitAsync(ct);
        return changed == 1;
    }

    // Reliable, as the transaction holds the write lock from its beginning.
    private static async Task RequireFreeAsync(
        DbTransaction transaction, int id, string name, string nameKey, CancellationToken ct)
    {
        var isTaken = await transaction.Connection!.QuerySingleAsync<bool>(
            new CommandDefinition(IsNameTakenSql, new { id, nameKey }, transaction, cancellationToken: ct));
        if (isTaken)
        {
            throw new AssociateNameTakenException(name);
        }
    }

    private static async Task SaveCredentialsAsync(
        DbTransaction transaction, int id, AssociateChange change, int savedBy, CancellationToken ct)
    {
        foreach (var credential in change.Credentials)
        {
            await CredentialRepository.SaveAsync(transaction, id, credential, savedBy, ct);
        }
    }

    // A transaction has a connection until it has ended.
    private static Task<int> ExecuteAsync(
        DbTransaction transaction, string sql, object arguments, CancellationToken ct) =>
        transaction.Connection!.ExecuteAsync(
            new CommandDefinition(sql, arguments, transaction, cancellationToken: ct));
}
