using System.Data.Common;
using Dapper;
using Services86.Data.Storage;

namespace Services86.Data.Schema;

/// <summary>Brings a database to the newest version of the schema.</summary>
/// <remarks>
/// The table <c>schema_version</c> has a row for each applied migration. It is created together with the first one: a
/// database without the table has version 0.
/// </remarks>
internal sealed class SchemaMigrator(
    IReadOnlyList<Migration> migrations, SqlDialect dialect, TimeProvider time)
{
    private const string ReadVersionSql = "SELECT COALESCE(MAX(version), 0) FROM schema_version";

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
        var hasTable = await connection.QuerySingleAsync<bool>(new CommandDefinition(
            dialect.HasVersionTable, transaction: transaction, cancellationToken: cancellationToken));
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
        // Another process may have applied the migration while this one waited for the lock, which the transaction
        // holds until its end: the version is read again.
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (dialect.LockPreparation is { } lockSql)
        {
            await ExecuteAsync(lockSql);
        }

        var version = await ReadVersionAsync(connection, transaction, cancellationToken);
        if (version == migrations.Count)
        {
            return version;
        }

        var next = migrations[version];
        try
        {
            var applied = time.GetUtcNow().ToUnixTimeMilliseconds();
            await ExecuteAsync(dialect.CreateVersionTable);
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
