using System.Data.Common;
using System.Globalization;
using Dapper;
using Services86.Data.Storage;

namespace Services86.Data.Schema;

/// <summary>Brings a database to the newest version of the schema.</summary>
/// <remarks>
/// The table <c>schema_version</c> has a row for each applied migration. It is created together with the first one: a
/// database without the table has version 0.
/// <para>
/// A migration that only adds what older programs ignore states that they are compatible
/// (<see cref="Migration.CompatibleFrom"/>). What older programs need is removed by a later migration, once no host
/// runs such a program.
/// </para>
/// </remarks>
internal sealed class SchemaMigrator(
    IReadOnlyList<Migration> migrations, SqlDialect dialect, TimeProvider time)
{
    private const string ReadVersionSql = "SELECT COALESCE(MAX(version), 0) FROM schema_version";

    private const string InsertVersionSql =
        "INSERT INTO schema_version (version, name, applied) VALUES (@Version, @Name, @applied)";

    private const string InsertCompatibleVersionSql =
        """
        INSERT INTO schema_version (version, name, applied, compatible_from)
        VALUES (@Version, @Name, @applied, @compatibleFrom)
        """;

    // All columns: databases of some versions do not have compatible_from.
    private const string ReadNewerSql = "SELECT * FROM schema_version WHERE version > @known";

    /// <summary>The newest version of the schema that this program knows.</summary>
    public int NewestVersion => migrations.Count;

    /// <summary>Reads the schema version of the database.</summary>
    /// <returns>
    /// The version; 0 for a new database. It is greater than <see cref="NewestVersion"/> if a newer program has
    /// upgraded the database, and this program is compatible with all that was changed.
    /// </returns>
    /// <exception cref="DatabaseTooNewException">
    /// A newer program has upgraded the database, and this program is not compatible with it.
    /// </exception>
    public async Task<int> ReadVersionAsync(
        DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        var hasTable = await connection.QuerySingleAsync<bool>(new CommandDefinition(
            dialect.HasVersionTable, transaction: transaction, cancellationToken: cancellationToken));
        if (!hasTable)
        {
            return 0;
        }

        var version = await connection.QuerySingleAsync<int>(
            new CommandDefinition(ReadVersionSql, transaction: transaction, cancellationToken: cancellationToken));
        if (version > migrations.Count && !await IsCompatibleAsync(connection, transaction, cancellationToken))
        {
            throw new DatabaseTooNewException(version, migrations.Count);
        }

        return version;
    }

    /// <summary>Applies the missing migrations, each in its own transaction.</summary>
    /// <returns>The version of the database, which is the newest, or newer.</returns>
    /// <exception cref="DatabaseTooNewException">
    /// A newer program has upgraded the database, and this program is not compatible with it.
    /// </exception>
    /// <exception cref="SchemaMigrationException">A migration failed; earlier ones stay applied.</exception>
    public async Task<int> MigrateAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var version = await ReadVersionAsync(connection, transaction: null, cancellationToken);
        while (version < migrations.Count)
        {
            version = await ApplyNextAsync(connection, cancellationToken);
        }

        return version;
    }

    private async Task<bool> IsCompatibleAsync(
        DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        var known = migrations.Count;
        var newer = await connection.QueryAsync(
            new CommandDefinition(ReadNewerSql, new { known }, transaction, cancellationToken: cancellationToken));
        return newer.Cast<IDictionary<string, object>>().All(row =>
            row.TryGetValue("compatible_from", out var version)
            && version is not null
            && Convert.ToInt64(version, CultureInfo.InvariantCulture) <= known);
    }

    private async Task<int> ApplyNextAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        // Another process may have applied the migration while this one waited for the lock, which the transaction
        // holds until its end: the version is read again.
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (dialect.LockPreparation is { } lockSql)
        {
            await ExecuteAsync(lockSql);
        }

        var version = await ReadVersionAsync(connection, transaction, cancellationToken);
        if (version >= migrations.Count)
        {
            return version;
        }

        var next = migrations[version];
        try
        {
            var applied = time.GetUtcNow().ToUnixTimeMilliseconds();
            await ExecuteAsync(dialect.CreateVersionTable);
            await ExecuteAsync(next.Sql);
            await (next.CompatibleFrom is { } compatibleFrom
                ? ExecuteAsync(InsertCompatibleVersionSql, new { next.Version, next.Name, applied, compatibleFrom })
                : ExecuteAsync(InsertVersionSql, new { next.Version, next.Name, applied }));
            await transaction.CommitAsync(cancellationToken);
        }
        catch (DbException exception)
        {
            throw new SchemaMigrationException(next.Name, version, exception);
        }

        return next.Version;

        Task ExecuteAsync(string sql, object? arguments = null) => connection.ExecuteAsync(
            new CommandDefinition(sql, arguments, transaction, cancellationToken: cancellationToken));
    }
}
