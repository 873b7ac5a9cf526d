using Dapper;
using Services86.Data.Access;
using Services86.Data.Sqlite;
using Services86.Data.Storage;

namespace Services86.Data.Baselines;

/// <summary>A copy of all rows of a database of SQLite, in memory, that the database can be set back to.</summary>
/// <remarks>
/// For tests, which have few rows: the copy and the way back take the time of their rows. All tables are copied,
/// those of later migrations too, and the counters of the ids with them. Safe for concurrent use: calls that run at
/// the same time are executed as a whole before or after.
/// </remarks>
public sealed class DatabaseBaseline : IDisposable
{
    private const string ListTables = """
        SELECT name FROM sqlite_schema WHERE type = 'table' AND (name NOT LIKE 'sqlite%' OR name = 'sqlite_sequence')
        """;

    private readonly SqliteDataSource _dataSource;
    private readonly IStorage _storage;
    private readonly AccessEpoch _epoch;
    private readonly SemaphoreSlim _turn = new(1);
    private DurableSqliteConnection? _connection;
    private string? _restoreStatements;

    internal DatabaseBaseline(SqliteDataSource dataSource, IStorage storage, AccessEpoch epoch)
    {
        _dataSource = dataSource;
        _storage = storage;
        _epoch = epoch;
    }

    /// <summary>Copies the content of the prepared database, in place of the copy that was taken before.</summary>
    /// <param name="cancellationToken">Cancels the wait for other calls.</param>
    public Task TakeAsync(CancellationToken cancellationToken) => RunAsync(Take, cancellationToken);

    /// <summary>Sets the database back to the copy, and voids what is cached of tickets and applications.</summary>
    /// <param name="cancellationToken">Cancels the wait for other calls.</param>
    /// <exception cref="InvalidOperationException">No copy was taken.</exception>
    public async Task RestoreAsync(CancellationToken cancellationToken)
    {
        await RunAsync(Restore, cancellationToken);
        _epoch.End();
    }

    /// <summary>Forgets the copy.</summary>
    public void Dispose()
    {
        _connection?.Dispose();
        _turn.Dispose();
    }

    private async Task RunAsync(Action action, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            // Writes that no call waits for, such as the time of the last login, are queued before this one.
            await _storage.WriteAsync(
                WriteExtent.OneStatement, _ => ValueTask.FromResult(true), cancellationToken);
            action();
        }
        finally
        {
            _turn.Release();
        }
    }

    private void Take()
    {
        var connection = _connection ??= Open();
        var tables = ReadTables(connection);
        ExecuteInTransaction(string.Concat(tables.Select(table => $"""
            DROP TABLE IF EXISTS baseline."{CopyOf(table)}";
            CREATE TABLE baseline."{CopyOf(table)}" AS SELECT * FROM main."{table}";
            """)));
        _restoreStatements = string.Concat(tables.Select(table => $"""
            DELETE FROM main."{table}";
            INSERT INTO main."{table}" SELECT * FROM baseline."{CopyOf(table)}";
            """));
    }

    private void Restore() => ExecuteInTransaction(
        _restoreStatements ?? throw new InvalidOperationException("There is no copy: take one first."));

    private DurableSqliteConnection Open()
    {
        var connection = new DurableSqliteConnection(_dataSource.UnpooledConnectionString, _dataSource.IsDurable);
        try
        {
            connection.Open();

            // The copy is consistent, so that its rows may be inserted in any order.
            connection.Execute("PRAGMA foreign_keys = OFF; ATTACH DATABASE ':memory:' AS baseline");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void ExecuteInTransaction(string sql)
    {
        var connection = _connection!;
        connection.Execute("BEGIN IMMEDIATE");
        try
        {
            connection.Execute(sql);
            connection.Execute("COMMIT");
        }
        catch
        {
            // The database and the copy stay as they were, and the lock is released.
            connection.Execute("ROLLBACK");
            throw;
        }
    }

    private static List<string> ReadTables(DurableSqliteConnection connection)
    {
        // The counters last, because the inserts into the other tables change them.
        return [.. connection.Query<string>(ListTables).OrderBy(table => table == "sqlite_sequence")];
    }

    // SQLite reserves the names that begin with sqlite_.
    private static string CopyOf(string table) => "copy_" + table;
}
