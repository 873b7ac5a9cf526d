namespace Services86.Data.PostgreSql;

/// <summary>The session of a job that executes one statement, which the sender sends together with others.</summary>
/// <param name="pool">The ids and the statements.</param>
/// <param name="sender">The sender.</param>
/// <param name="cancellationToken">Cancels the statement while it is queued.</param>
internal sealed class BatchedSession(SessionPool pool, StatementSender sender, CancellationToken cancellationToken)
    : StatementSession
{
    private StatementCall? _first;
    private bool _isUsed;

    /// <inheritdoc/>
    public override async ValueTask<int> ReserveIdAsync(string table)
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
    public override ValueTask<int> ExecuteAsync(string sql, object? arguments = null) =>
        SendAsync(sql, arguments, read: null, session => session.ExecuteAsync(sql, arguments));

    /// <inheritdoc/>
    public override ValueTask ExecuteWithNextAsync(string sql, object arguments)
    {
        _first = _first is null && !_isUsed
            ? new StatementCall(pool.Statements.Get(sql, arguments), arguments)
            : throw new InvalidOperationException($"A write job of one statement has a second one before it: {sql}");
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public override ValueTask<T> QueryAsync<T>(
        string sql, object? arguments, Func<StatementRows, ValueTask<T>> read) =>
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
        var call = new StatementCall(pool.Statements.Get(sql, arguments), arguments);
        var statement = new BatchedStatement<T>(_first, call, read, runAlone);
        sender.Enqueue(statement);
        await using (cancellationToken.UnsafeRegister((_, token) => statement.Cancel(token), state: null))
        {
            return await statement.Completion;
        }
    }
}
