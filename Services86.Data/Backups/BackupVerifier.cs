using System.Data.Common;
using Dapper;
using Services86.Data.Audit;
using Services86.Data.Schema;
using Services86.Data.Secrets;
using Services86.Data.Sqlite;

namespace Services86.Data.Backups;

/// <summary>Opens the database of a backup, and its data keys.</summary>
internal sealed class BackupVerifier(SchemaMigrator migrator, DbDataSource database, TimeProvider time)
{
    // A missing row is added with 0: SQLite adds it with the first id.
    private const string InsertMissingSequencesSql =
        """
        INSERT INTO sqlite_sequence (name, seq)
        SELECT name, 0 FROM sqlite_schema
        WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'
            AND name NOT IN (SELECT name FROM sqlite_sequence)
        """;

    private const string RaiseSequencesSql =
        "UPDATE sqlite_sequence SET seq = MAX(seq, MIN(seq + @margin, @max))";

    /// <summary>Reads the schema version and the ids of the data keys, which must open.</summary>
    /// <param name="databasePath">The database of the backup, which no other process uses.</param>
    /// <param name="keys">The Data Protection keys of the backup.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="DataKeyUnreadableException">The keys are not those of the database.</exception>
    /// <exception cref="DatabaseTooNewException">A newer program upgraded the database.</exception>
    public async Task<(int SchemaVersion, IReadOnlyList<int> DataKeyIds)> ReadAsync(
        string databasePath, IKeyStore keys, CancellationToken cancellationToken)
    {
        await using var connection = SqliteFile.Open(databasePath);
        var version = await migrator.ReadVersionAsync(connection, transaction: null, cancellationToken);
        var dataKeys = new DataKeyRing(new DataKeyProtector(keys, time), database, SqliteDialect.Instance, time);
        await dataKeys.LoadAsync(connection, cancellationToken);
        return (version, dataKeys.Ids);
    }

    /// <summary>
    /// Raises the sequences of all ids, so that no id that was used after the backup is used again, and records the
    /// restore in the audit.
    /// </summary>
    /// <param name="databasePath">The database of the backup, which no other process uses.</param>
    /// <param name="manifest">The manifest of the backup.</param>
    /// <param name="margin">The number of ids that are left out.</param>
    /// <param name="maxId">The id that no sequence is raised above.</param>
    /// <param name="cancellationToken">Cancels the change.</param>
    public async Task BeginAnewAsync(
        string databasePath,
        BackupManifest manifest,
        int margin,
        int maxId,
        CancellationToken cancellationToken)
    {
        await using var connection = SqliteFile.Open(databasePath);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            InsertMissingSequencesSql, transaction: transaction, cancellationToken: cancellationToken));
        await connection.ExecuteAsync(new CommandDefinition(
            RaiseSequencesSql, new { margin, max = maxId }, transaction, cancellationToken: cancellationToken));
        if (manifest.SchemaVersion >= AuditWriter.FirstSchemaVersion)
        {
            await AuditWriter.AddByCommandAsync(
                connection,
                transaction,
                time.GetUtcNow(),
                AuditAction.Restored,
                AuditRecord.Database,
                recordId: null,
                $"the backup of {manifest.Created:u}",
                cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }
}
