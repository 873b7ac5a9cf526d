using System.Data.Common;
using Dapper;

namespace Services86.Data.Schema;

/// <summary>Brings a database to the newest version of the schema, step by step.</summary>
/// <remarks>
/// The table <c>schema_version</c> has a row for each step that was applied. It is made together with the first one, so
/// that a database without it is at version 0.
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

    /// <summary>Reads the version of the database; 0 for a new one.</summary>
    /// <exception cref="DatabaseTooNewException">It is newer than the newest step that the program has.</exception>
    public async Task<int> ReadVersionAsync(DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken)
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

    /// <summary>Applies the steps that are missing, each in its own transaction.</summary>
    /// <returns>The version of the database, which is now the newest.</returns>
    /// <exception cref="DatabaseTooNewException">A newer program has upgraded the database.</exception>
    /// <exception cref="SchemaMigrationException">A step failed; what was applied before it stays.</exception>
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
        // The transaction has the write lock from its start, so that the version which is read in it is the last word:
        // another process may have applied the step while this one waited.
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var version = await ReadVersionAsync(connection, transaction, cancellationToken);
        if (version == migrations.Count)
        {
            return version;
        }

        var next = migrations[version];
        try
        {
            await connection.ExecuteAsync(
                new CommandDefinition(CreateVersionTableSql, transaction: transaction, cancellationToken: cancellationToken));
            await connection.ExecuteAsync(
                new CommandDefinition(next.Sql, transaction: transaction, cancellationToken: cancellationToken));
            var applied = time.GetUtcNow().ToUnixTimeMilliseconds();
            await connection.ExecuteAsync(new CommandDefinition(
                InsertVersionSql, new { next.Version, next.Name, applied }, transaction, cancellationToken: cancellationToken));
            await transaction.CommitAsync(cancellationToken);
        }
        catch (DbException exception)
        {
            throw new SchemaMigrationException(next.Name, version, exception);
        }

        return next.Version;
    }
}
