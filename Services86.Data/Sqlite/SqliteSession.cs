using Services86.Data.Storage;

namespace Services86.Data.Sqlite;

/// <summary>A connection that stays open, with a cache of its prepared statements.</summary>
/// <remarks>
/// Every method does its work on the calling thread before it returns: pages are mostly in memory, and SQLite has no
/// asynchronous interface.
/// </remarks>
internal abstract class SqliteSession : IDatabaseSession
{
    private readonly DurableSqliteConnection _connection;

    // By SQL. Nothing is evicted: the repositories have a fixed number of SQL constants.
    private readonly Dictionary<string, SqliteStatement> _statements = [];

    /// <summary>Opens the connection.</summary>
    /// <param name="connectionString">The connection string.</param>
    /// <param name="settings">The <c>PRAGMA</c> that sets up the connection.</param>
    protected SqliteSession(string connectionString, string settings)
    {
        _connection = new DurableSqliteConnection(connectionString);
        try
        {
            _connection.Open();
            Execute(settings);
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    /// <summary>The connection.</summary>
    protected DurableSqliteConnection Connection => _connection;

    /// <inheritdoc/>
    public ValueTask<int> ExecuteAsync(string sql, object? arguments = null) => new(Execute(sql, arguments));

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

        _connection.Dispose();
    }

    /// <summary>Runs a statement, and ignores its rows.</summary>
    /// <returns>The number of rows that the statement changed.</returns>
    protected int Execute(string sql, object? arguments = null) => Statement(sql).Execute(arguments);

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
