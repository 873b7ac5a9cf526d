namespace Services86.Data.Sqlite;

/// <summary>A connection that stays open, with the statements that were prepared on it.</summary>
/// <remarks>
/// Everything is done on the calling thread and has ended when a method returns: what is read is mostly in memory, and
/// SQLite has nothing to wait with but the thread.
/// </remarks>
internal abstract class SqliteSession : IDatabaseSession
{
    private readonly DurableSqliteConnection _connection;

    // There are as many as the repositories have SQL constants.
    private readonly Dictionary<string, SqliteStatement> _statements = [];

    /// <summary>Opens the connection.</summary>
    /// <param name="connectionString">The connection string.</param>
    /// <param name="settings">The <c>PRAGMA</c>s that are particular to the connection.</param>
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
        var (isThere, row) = Statement(sql).QuerySingle<T>(arguments);

        // What is there is what the statement gave, null among it.
        return isThere ? new(row!) : throw new InvalidOperationException($"Expected one row, and got none: {sql}");
    }

    /// <inheritdoc/>
    public ValueTask<T?> QuerySingleOrDefaultAsync<T>(string sql, object? arguments = null) =>
        new(Statement(sql).QuerySingle<T>(arguments).Row);

    /// <inheritdoc/>
    public ValueTask<List<T>> QueryAsync<T>(string sql, object? arguments = null) => new(Statement(sql).Query<T>(arguments));

    /// <inheritdoc/>
    public ValueTask<List<(TFirst First, TSecond? Second)>> QueryAsync<TFirst, TSecond>(
        string sql, object arguments, string splitOn)
        where TSecond : class =>
        new(Statement(sql).Query<TFirst, TSecond>(arguments, splitOn));

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();

    /// <summary>Closes the connection, and takes back what it has not committed.</summary>
    public void Close()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        _connection.Dispose();
    }

    /// <summary>Runs a statement that gives no rows.</summary>
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
