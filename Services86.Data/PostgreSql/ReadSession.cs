namespace Services86.Data.PostgreSql;

/// <summary>A session that only reads. It has no connection of its own.</summary>
/// <param name="pool">The sessions with connections, and the statements.</param>
/// <param name="sender">Sends the reads of single rows.</param>
/// <param name="cancellationToken">Cancels the reads.</param>
internal sealed class ReadSession(SessionPool pool, ReadSender sender, CancellationToken cancellationToken)
    : StatementSession
{
    /// <inheritdoc/>
    public override ValueTask<int> ReserveIdAsync(string table) => throw ReadsOnly();

    /// <inheritdoc/>
    public override ValueTask<int> ExecuteAsync(string sql, object? arguments = null) => throw ReadsOnly();

    /// <inheritdoc/>
    public override ValueTask ExecuteWithNextAsync(string sql, object arguments) => throw ReadsOnly();

    /// <inheritdoc/>
    public override async ValueTask<T> QueryAsync<T>(
        string sql, object? arguments, Func<StatementRows, ValueTask<T>> read)
    {
        await using var session = await pool.TakeAsync(cancellationToken);
        return await session.QueryAsync(sql, arguments, read);
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <inheritdoc/>
    protected override ValueTask<T> QueryRowAsync<T>(
        string sql, object? arguments, Func<StatementRows, ValueTask<T>> read) =>
        sender.QueryAsync(new StatementCall(pool.Statements.Get(sql, arguments), arguments), read, cancellationToken);

    private static NotSupportedException ReadsOnly() => new("A session that reads changes nothing.");
}
