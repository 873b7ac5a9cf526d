using Services86.Data.Storage;

namespace Services86.Data.PostgreSql;

/// <summary>The session of a job that executes one statement, which the sender sends together with others.</summary>
/// <param name="pool">The ids and the statements.</param>
/// <param name="sender">The sender.</param>
/// <param name="cancellationToken">Cancels the statement while it is queued.</param>
internal sealed class BatchedSession(SessionPool pool, StatementSender sender, CancellationToken cancellationToken)
    : IDatabaseSession
{
    private bool _isUsed;

    /// <inheritdoc/>
    public SqlDialect Dialect => PostgreSqlDialect.Instance;

    /// <inheritdoc/>
    public async ValueTask<int> ReserveIdAsync(string table)
    {
        try
        {
            return await pool.Ids.NextAsync(table);
        }
        catch (System.Data.Common.DbException exception)
        {
            throw PostgreSqlErrors.Convert(exception);
        }
    }

    /// <inheritdoc/>
    public ValueTask<int> ExecuteAsync(string sql, object? arguments = null) =>
        SendAsync(sql, arguments, read: null, session => session.ExecuteAsync(sql, arguments));

    /// <inheritdoc/>
    public ValueTask<T> QuerySingleAsync<T>(string sql, object? arguments = null) =>
        QueryAsync(sql, arguments, static rows => rows.SingleAsync<T>());

    /// <inheritdoc/>
    public ValueTask<T?> QuerySingleOrDefaultAsync<T>(string sql, object? arguments = null) =>
        QueryAsync(sql, arguments, static rows => rows.SingleOrDefaultAsync<T>());

    /// <inheritdoc/>
    public ValueTask<List<T>> QueryAsync<T>(string sql, object? arguments = null) =>
        QueryAsync(sql, arguments, static rows => rows.AllAsync<T>());

    /// <inheritdoc/>
    public ValueTask<List<(TFirst First, TSecond? Second)>> QueryAsync<TFirst, TSecond>(
        string sql, object arguments, string splitOn)
        where TSecond : class =>
        QueryAsync(sql, arguments, rows => rows.AllAsync(row => RowParsers.Create<TFirst, TSecond>(row, splitOn)));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private ValueTask<T> QueryAsync<T>(string sql, object? arguments, Func<StatementRows, ValueTask<T>> read) =>
        SendAsync(sql, arguments, read, session => session.QueryAsync(sql, arguments, read));

    private async ValueTask<T> SendAsync<T>(
        string sql,
        object? arguments,
        Func<StatementRows, ValueTask<T>>? read,
        Func<PostgreSqlSession, ValueTask<T>> runAlone)
    {
        if (_isUsed)
        {
            throw new InvalidOperationException($"A write job of one statement has a second one: {sql}");
        }

        _isUsed = true;
        var statement = new BatchedStatement<T>(pool.Statements.Get(sql, arguments), arguments, read, runAlone);
        sender.Enqueue(statement);
        await using (cancellationToken.UnsafeRegister((_, token) => statement.Cancel(token), state: null))
        {
            return await statement.Completion;
        }
    }
}
