using System.Data.Common;
using Dapper;

namespace Services86.Data.Schema;

/// <summary>Brings a database to the newest version of the schema.</summary>
/// <remarks>
/// The table <c>schema_version</c> has a row for each applied migration. It is created together with the first one: a
/// database without the table has version 0.
/// </remarks>
internal sealed class SchemaMigrator(IReadOnlyList<Migration> migrations, TimeProvider time)
{
    private const string HasVersionTableSql =
        "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schema_version')";

    private const string ReadVersionSql = "SELECT COALESCE(MAX(version), 0) FROM schema_version";

    private const string CreateVersionTableSql =
        """
        CREATE TABLE IF NOT EXISTS schema_version (
            version INTEGER PRIMARY KEY,
            name    TEXT    NOT NULL,
            applied INTEGER NOT NULL
        ) STRICT
        """;

    private const string InsertVersionSql =
        "INSERT INTO schema_version (version, name, applied) VALUES (@Version, @Name, @applied)";

    /// <summary>The newest version of the schema that this program knows.</summary>
    public int NewestVersion => migrations.Count;

    /// <summary>Reads the schema version of the database.</summary>
    /// <returns>The version; 0 for a new database.</returns>
    /// <exception cref="DatabaseTooNewException">A newer program has upgraded the database.</exception>
    public async Task<int> ReadVersionAsync(
        DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        var hasTable = await connection.QuerySingleAsync<bool>(
            new CommandDefinition(HasVersionTableSql, transaction: transaction, cancellationToken: cancellationToken));
        if (!hasTable)
        {
            return 0;
        }

        var version = await connection.QuerySingleAsync<int>(
            new CommandDefinition(ReadVersionSql, transaction: transaction, cancellationToken: cancellationToken));
        if (version > migrations.Count)
        {
            throw new DatabaseTooNewException(version, migrations.Count);
        }

        return version;
    }

    /// <summary>Applies the missing migrations, each in its own transaction.</summary>
    /// <returns>The version of the database, which is the newest.</returns>
    /// <exception cref="DatabaseTooNewException">A newer program has upgraded the database.</exception>
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

    private async Task<int> ApplyNextAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        // Another process may have applied the migration while this one waited for the write lock, which the
        // transaction holds from its start: the version is read again.
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var version = await ReadVersionAsync(connection, transaction, cancellationToken);
        if (version == migrations.Count)
        {
            return version;
        }

        var next = migrations[version];
        try
        {
            var applied = time.GetUtcNow().ToUnixTimeMilliseconds();
            await ExecuteAsync(CreateVersionTableSql);
            await ExecuteAsync(next.Sql);
            await ExecuteAsync(InsertVersionSql, new { next.Version, next.Name, applied });
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
