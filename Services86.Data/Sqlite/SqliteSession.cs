using Microsoft.Data.Sqlite;
using Services86.Data.Refusals;
using Services86.Data.Storage;
using SQLitePCL;

namespace Services86.Data.Sqlite;

/// <summary>A connection that stays open, with a cache of its prepared statements.</summary>
/// <remarks>
/// Every method does its work on the calling thread before it returns: pages are mostly in memory, and SQLite has no
/// asynchronous interface.
/// </remarks>
internal abstract class SqliteSession : IDatabaseSession
{
    private const string TouchSql = "PRAGMA schema_version";

    private static readonly TimeSpan CopyBusyTimeout = TimeSpan.FromSeconds(5);

    private readonly DurableSqliteConnection _connection;

    // By SQL. Nothing is evicted: the repositories have a fixed number of SQL constants.
    private readonly Dictionary<string, SqliteStatement> _statements = [];

    /// <summary>Opens the connection.</summary>
    /// <param name="connectionString">The connection string.</param>
    /// <param name="files">The files that it opens, which are captured if the session is the first one.</param>
    /// <param name="settings">The <c>PRAGMA</c> that sets up the connection.</param>
    /// <param name="isDurable">Whether commits wait for the disk.</param>
    /// <exception cref="DatabaseBusyException">Another process has locked the database.</exception>
    protected SqliteSession(string connectionString, DatabaseFiles files, string settings, bool isDurable = true)
    {
        Files = files;
        _connection = new DurableSqliteConnection(connectionString, isDurable);
        try
        {
            _connection.Open();
            Execute(settings);
            files.Capture(() => Execute(TouchSql));
        }
        catch (SqliteException exception) when (SqliteErrors.IsBusy(exception.SqliteErrorCode))
        {
            _connection.Dispose();
            throw SqliteErrors.Convert(exception);
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    /// <summary>Gets whether the session is to be closed rather than used again.</summary>
    public bool IsBroken => _connection.IsBroken;

    /// <inheritdoc/>
    public SqlDialect Dialect => SqliteDialect.Instance;

    /// <summary>The files that the connection has open.</summary>
    protected DatabaseFiles Files { get; }

    /// <summary>The connection.</summary>
    protected DurableSqliteConnection Connection => _connection;

    /// <inheritdoc/>
    public ValueTask<int> ReserveIdAsync(string table) => SqliteRowIds.NextAsync(this, table);

    /// <inheritdoc/>
    public ValueTask<int> ExecuteAsync(string sql, object? arguments = null) => new(Execute(sql, arguments));

    /// <inheritdoc/>
    public ValueTask ExecuteWithNextAsync(string sql, object arguments)
    {
        Execute(sql, arguments);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<T> QuerySingleAsync<T>(string sql, object? arguments = null)
    {
        var (hasRow, row) = Statement(sql).QuerySingle<T>(arguments);

        // A row that exists is a T, which may be null if T allows that.
        return hasRow ? new(row!) : throw new InvalidOperationException($"Expected one row, and got none: {sql}");
    }

    /// <inheritdoc/>
    public ValueTask<T?> QuerySingleOrDefaultAsync<T>(string sql, object? arguments = null) =>
        new(Statement(sql).QuerySingle<T>(arguments).Row);

    /// <inheritdoc/>
    public ValueTask<List<T>> QueryAsync<T>(string sql, object? arguments = null) =>
        new(Statement(sql).Query<T>(arguments));

    /// <inheritdoc/>
    public ValueTask<List<(TFirst First, TSecond? Second)>> QueryAsync<TFirst, TSecond>(
        string sql, object arguments, string splitOn)
        where TSecond : class =>
        new(Statement(sql).Query<TFirst, TSecond>(arguments, splitOn));

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();

    /// <summary>Closes the connection, and rolls back what was not committed.</summary>
    public void Close()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        if (Files.IsLogCut)
        {
            _connection.CloseWithoutCheckpoint();
        }
        else
        {
            _connection.Dispose();
        }
    }

    /// <summary>
    /// Copies the whole write-ahead log into the database, and waits until the database is on the disk.
    /// </summary>
    /// <exception cref="DatabaseBusyException">Another connection reads an older state, or writes.</exception>
    /// <exception cref="SqliteException">The log could not be read, or the database not be written.</exception>
    public void CopyLog()
    {
        _connection.SetBusyTimeout(CopyBusyTimeout);
        var resultCode = raw.sqlite3_wal_checkpoint_v2(
            _connection.Handle, "main", raw.SQLITE_CHECKPOINT_FULL, out var pages, out var copied);
        if (resultCode != raw.SQLITE_OK || pages != copied)
        {
            throw _connection.ErrorOf(resultCode == raw.SQLITE_OK ? raw.SQLITE_BUSY : resultCode);
        }
    }

    /// <summary>Runs a statement, and ignores its rows.</summary>
    /// <returns>The number of rows that the statement changed.</returns>
    protected int Execute(string sql, object? arguments = null) => Statement(sql).Execute(arguments);

    /// <summary>Runs a statement that returns one number.</summary>
    protected long ReadNumber(string sql) => Statement(sql).QuerySingle<long>(arguments: null).Row;

    private SqliteStatement Statement(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            statement = new SqliteStatement(_connection, sql);
            _statements.Add(sql, statement);
        }

        return statement;
    }
}
