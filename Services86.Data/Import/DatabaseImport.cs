using System.Data;
using System.Data.Common;
using Dapper;
using Npgsql;
using Services86.Data.Audit;
using Services86.Data.PostgreSql;
using Services86.Data.Refusals;
using Services86.Data.Schema;
using Services86.Data.Secrets;
using Services86.Data.Sqlite;
using Services86.Data.Storage;

namespace Services86.Data.Import;

/// <summary>Copies a database of SQLite into an empty one of PostgreSQL, in one transaction.</summary>
/// <remarks>
/// Secrets stay as they are encrypted: they are bound to table, column, row and owner, which stay too. The source is
/// read in one state, and may be in use; what is saved in it later is not imported.
/// </remarks>
public sealed class DatabaseImport
{
    private readonly IDatabaseEngine _engine;
    private readonly NpgsqlDataSource _target;
    private readonly SchemaMigrator _migrator;
    private readonly DataKeyProtector _protector;
    private readonly IKeyStore _keyStore;
    private readonly TimeProvider _time;

    internal DatabaseImport(
        IDatabaseEngine engine,
        NpgsqlDataSource target,
        SchemaMigrator migrator,
        DataKeyProtector protector,
        IKeyStore keyStore,
        TimeProvider time)
    {
        _engine = engine;
        _target = target;
        _migrator = migrator;
        _protector = protector;
        _keyStore = keyStore;
        _time = time;
    }

    /// <summary>Imports a database. The schema of the target is created if it is missing.</summary>
    /// <param name="source">The connection string of the database of SQLite.</param>
    /// <param name="progress">Is told the progress of each table; null for nothing.</param>
    /// <param name="cancellationToken">Cancels the import.</param>
    /// <exception cref="ArgumentException">The connection string of the source is invalid.</exception>
    /// <exception cref="ImportRefusedException">
    /// The target is not empty, the source is missing or has another schema version, its keys are not configured, or
    /// PostgreSQL cannot store a row.
    /// </exception>
    /// <exception cref="DatabaseUnusableException">The target cannot be opened.</exception>
    public async Task<ImportResult> RunAsync(
        string source, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        await using var opened = await SourceDatabase.OpenAsync(
            source, _migrator.NewestVersion, _time, cancellationToken);
        try
        {
            return await RunAsync(opened, progress, cancellationToken);
        }
        catch (DataKeyUnreadableException exception)
        {
            throw ImportRefusedException.KeysUnreadable(exception);
        }
        catch (DbException exception) when (_engine.Refuse(exception) is { } refusal)
        {
            throw refusal;
        }
    }

    private async Task<ImportResult> RunAsync(
        SourceDatabase source, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        // All that can be refused is refused before the first change.
        var keys = new DataKeyRing(_protector, source.DataSource, SqliteDialect.Instance, _time);
        await keys.LoadAsync(source.Connection, cancellationToken);
        await using var target = await _target.OpenConnectionAsync(cancellationToken);
        await _engine.RequireUsableAsync(target, cancellationToken);
        if (await _migrator.MigrateAsync(target, cancellationToken) > _migrator.NewestVersion)
        {
            throw ImportRefusedException.TargetTooNew(_engine.DatabaseName);
        }

        var tables = new List<ImportTable>();
        foreach (var name in ImportTable.Names)
        {
            tables.Add(await ImportTable.ReadAsync(target, name, cancellationToken));
        }

        await new SourceTexts(source).RequireStorableAsync(tables, cancellationToken);
        await using var transaction = await target.BeginTransactionAsync(
            IsolationLevel.ReadCommitted, cancellationToken);

        // A server that starts in the meantime waits, and then finds the imported keys.
        await target.ExecuteAsync(new CommandDefinition(
            PostgreSqlDialect.Instance.LockPreparation, cancellationToken: cancellationToken));
        await RequireEmptyAsync(target, tables, cancellationToken);
        var rows = new List<KeyValuePair<string, long>>();
        var copy = new TableCopy(source.Connection, target);
        foreach (var table in tables)
        {
            var total = await source.CountAsync(table, cancellationToken);
            await copy.RunAsync(table, total, progress, cancellationToken);
            rows.Add(KeyValuePair.Create(table.Name, total));
        }

        await ImportedSequences.SetAsync(source.Connection, target, cancellationToken);
        var (readable, unreadable) = await OpenSampleAsync(source, target, cancellationToken);
        await AuditWriter.AddByCommandAsync(
            target,
            transaction,
            _time.GetUtcNow(),
            AuditAction.Imported,
            AuditRecord.Database,
            recordId: null,
            detail: null,
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await AnalyzeAsync(target, cancellationToken);
        return new ImportResult(rows, readable, unreadable, _keyStore.DirectoryPath);
    }

    private async Task RequireEmptyAsync(
        NpgsqlConnection target, List<ImportTable> tables, CancellationToken cancellationToken)
    {
        var filled = new List<string>();
        foreach (var table in tables)
        {
            if (await target.QuerySingleAsync<bool>(new CommandDefinition(
                $"SELECT EXISTS (SELECT 1 FROM {table.Name})", cancellationToken: cancellationToken)))
            {
                filled.Add(table.Name);
            }
        }

        if (filled.Count > 0)
        {
            throw ImportRefusedException.TargetNotEmpty(_engine.DatabaseName, filled);
        }
    }

    // With the keys that a server reads from the target.
    private async Task<(int Opened, int Unreadable)> OpenSampleAsync(
        SourceDatabase source, NpgsqlConnection target, CancellationToken cancellationToken)
    {
        var keys = new DataKeyRing(_protector, _target, _engine.Dialect, _time);
        await keys.LoadAsync(target, cancellationToken);
        return await new SecretSample(source.Connection, target, keys).ReadAsync(cancellationToken);
    }

    // So that the first plans know the sizes of the tables.
    private static Task<int> AnalyzeAsync(NpgsqlConnection target, CancellationToken cancellationToken) =>
        target.ExecuteAsync(new CommandDefinition(
            $"ANALYZE {string.Join(", ", ImportTable.Names)}",
            commandTimeout: 0,
            cancellationToken: cancellationToken));
}
