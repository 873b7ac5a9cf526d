using Services86.Data.Storage;

namespace Services86.Data.PostgreSql;

/// <summary>
/// What the sessions of PostgreSQL have in common: all queries are one, which reads its rows differently.
/// </summary>
internal abstract class StatementSession : IDatabaseSession
{
    /// <inheritdoc/>
    public SqlDialect Dialect => PostgreSqlDialect.Instance;

    /// <inheritdoc/>
    public abstract ValueTask<int> ReserveIdAsync(string table);

    /// <inheritdoc/>
    public abstract ValueTask<int> ExecuteAsync(string sql, object? arguments = null);

    /// <inheritdoc/>
    public abstract ValueTask ExecuteWithNextAsync(string sql, object arguments);

    /// <inheritdoc/>
    public ValueTask<T> QuerySingleAsync<T>(string sql, object? arguments = null) =>
        QueryRowAsync(sql, arguments, static rows => rows.SingleAsync<T>());

    /// <inheritdoc/>
    public ValueTask<T?> QuerySingleOrDefaultAsync<T>(string sql, object? arguments = null) =>
        QueryRowAsync(sql, arguments, static rows => rows.SingleOrDefaultAsync<T>());

    /// <inheritdoc/>
    public ValueTask<List<T>> QueryAsync<T>(string sql, object? arguments = null) =>
        QueryAsync(sql, arguments, static rows => rows.AllAsync<T>());

    /// <inheritdoc/>
    public ValueTask<List<(TFirst First, TSecond? Second)>> QueryAsync<TFirst, TSecond>(
        string sql, object arguments, string splitOn)
        where TSecond : class =>
        QueryAsync(sql, arguments, rows => rows.AllAsync(row => RowParsers.Create<TFirst, TSecond>(row, splitOn)));

    /// <summary>Runs a statement, and reads its rows.</summary>
    public abstract ValueTask<T> QueryAsync<T>(
        string sql, object? arguments, Func<StatementRows, ValueTask<T>> read);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();

    /// <summary>Runs a statement that returns one row at most, and reads the row.</summary>
    protected virtual ValueTask<T> QueryRowAsync<T>(
        string sql, object? arguments, Func<StatementRows, ValueTask<T>> read) => QueryAsync(sql, arguments, read);
}
