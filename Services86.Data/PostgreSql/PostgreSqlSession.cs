using System.Data;
using System.Data.Common;
using Npgsql;
using Services86.Data.Refusals;
using Services86.Data.Storage;

namespace Services86.Data.PostgreSql;

/// <summary>A connection that stays open, with its commands.</summary>
/// <param name="connection">The connection.</param>
/// <param name="epoch">The epoch of the server.</param>
/// <param name="pool">The pool of the session.</param>
internal sealed class PostgreSqlSession(NpgsqlConnection connection, Guid epoch, SessionPool pool) : StatementSession
{
    // By statement. Nothing is evicted: the repositories have a fixed number of statements.
    private readonly Dictionary<PostgreSqlStatement, NpgsqlCommand> _commands = [];
    private NpgsqlConnection _connection = connection;
    private Guid _epoch = epoch;
    private NpgsqlTransaction? _transaction;
    private CancellationToken _cancellationToken;

    /// <summary>The kind of the first error since the session was taken from the pool; null for none.</summary>
    public DatabaseErrorKind? Failure { get; private set; }

    /// <summary>Gets whether the session is to be closed rather than used again.</summary>
    public bool IsBroken => _connection.FullState != ConnectionState.Open;

    /// <summary>Begins a use of the session.</summary>
    /// <param name="cancellationToken">Cancels the statements.</param>
    public void Take(CancellationToken cancellationToken)
    {
        _cancellationToken = cancellationToken;
        Failure = null;
    }

    /// <summary>Begins a transaction, together with its first statement.</summary>
    public async ValueTask BeginAsync(IsolationLevel level)
    {
        Failure = null;
        _transaction = await _connection.BeginTransactionAsync(level);
    }

    /// <summary>Commits the transaction.</summary>
    /// <param name="transactionId">The id of the transaction; null if it has written nothing.</param>
    /// <exception cref="OutcomeUnknownException">The connection was lost, and the outcome stays unknown.</exception>
    /// <exception cref="DbException">The transaction was not committed.</exception>
    public async ValueTask CommitAsync(string? transactionId)
    {
        if (Failure is not null)
        {
            // PostgreSQL would roll back, and acknowledge the commit.
            throw new InvalidOperationException("A write job has continued after an error of the database.");
        }

        try
        {
            await _transaction!.CommitAsync();
        }
        catch (DbException exception)
        {
            Failure = PostgreSqlErrors.KindOf(exception);
            var isCommitted = Failure == DatabaseErrorKind.ConnectionLost
                ? transactionId is null ? true : await pool.Outcomes.IsCommittedAsync(transactionId, _epoch)
                : false;
            if (isCommitted is null)
            {
                throw new OutcomeUnknownException(exception);
            }

            if (isCommitted is false)
            {
                throw;
            }
        }

        if (transactionId is not null)
        {
            pool.CountCommit();
        }

        await EndTransactionAsync();
    }

    /// <summary>Rolls the transaction back, if there is one.</summary>
    public async ValueTask RollbackAsync()
    {
        if (_transaction is null)
        {
            return;
        }

        try
        {
            await _transaction.RollbackAsync();
        }
        catch (Exception exception) when (exception is DbException or InvalidOperationException)
        {
            // The connection was lost, or the transaction ended with its commit. A lost connection is not used again.
        }

        await EndTransactionAsync();
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReserveIdAsync(string table)
    {
        try
        {
            return await pool.Ids.NextAsync(table);
        }
        catch (DbException exception)
        {
            throw Fail(exception);
        }
    }

    /// <inheritdoc/>
    public override ValueTask<int> ExecuteAsync(string sql, object? arguments = null) =>
        ExecuteAsync(new StatementCall(pool.Statements.Get(sql, arguments), arguments));

    /// <summary>Runs a statement, and ignores its rows.</summary>
    /// <returns>The number of rows that the statement changed.</returns>
    public async ValueTask<int> ExecuteAsync(StatementCall call)
    {
        var command = Bind(call);
        try
        {
            return await command.ExecuteNonQueryAsync(_cancellationToken);
        }
        catch (DbException exception)
        {
            throw Fail(exception);
        }
        finally
        {
            call.Statement.Clear(command.Parameters);
        }
    }

    /// <inheritdoc/>
    public override async ValueTask ExecuteWithNextAsync(string sql, object arguments) =>
        await ExecuteAsync(sql, arguments);

    /// <inheritdoc/>
    public override ValueTask<T> QueryAsync<T>(
        string sql, object? arguments, Func<StatementRows, ValueTask<T>> read) =>
        QueryAsync(new StatementCall(pool.Statements.Get(sql, arguments), arguments), read);

    /// <summary>Runs a statement, and reads its rows.</summary>
    public async ValueTask<T> QueryAsync<T>(StatementCall call, Func<StatementRows, ValueTask<T>> read)
    {
        for (var isRepeated = false; ; isRepeated = true)
        {
            var command = Bind(call);
            try
            {
                await using var reader = await command.ExecuteReaderAsync(_cancellationToken);
                return await read(new StatementRows(reader, call, _cancellationToken));
            }
            catch (DbException exception)
            {
                // A read can be repeated: the server may have been restarted while the connection was idle.
                if (Fail(exception) is var failure && (isRepeated || !CanRepeat(exception)))
                {
                    throw failure;
                }
            }
            finally
            {
                call.Statement.Clear(command.Parameters);
            }

            await ReopenAsync();
        }
    }

    /// <summary>Sends statements with one round trip, in the transaction that was begun.</summary>
    /// <returns>The id of the transaction; null if it has written nothing.</returns>
    public async ValueTask<string?> SendAsync(List<BatchedStatement> statements)
    {
        try
        {
            return await StatementBatch.SendAsync(_connection, statements);
        }
        catch (DbException exception)
        {
            throw Fail(exception);
        }
    }

    /// <summary>Sends reads with one round trip.</summary>
    /// <exception cref="DbException">A read failed, or the connection was lost.</exception>
    public async ValueTask ReadAsync(List<QueuedRead> reads)
    {
        await using var batch = new NpgsqlBatch(_connection);
        foreach (var read in reads)
        {
            batch.BatchCommands.Add(read.Call.ToBatchCommand());
        }

        await using var reader = await batch.ExecuteReaderAsync();
        foreach (var read in reads)
        {
            await read.ReadAsync(new StatementRows(reader, read.Call, CancellationToken.None));
            await reader.NextResultAsync();
        }
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => pool.ReturnAsync(this);

    /// <summary>Closes the connection, and rolls back what was not committed.</summary>
    public async ValueTask CloseAsync()
    {
        foreach (var command in _commands.Values)
        {
            await command.DisposeAsync();
        }

        _commands.Clear();
        await _connection.DisposeAsync();
    }

    private NpgsqlCommand Bind(StatementCall call)
    {
        var statement = call.Statement;
        if (!_commands.TryGetValue(statement, out var command))
        {
#pragma warning disable CA2100 // The SQL of a statement is a constant of the program.
            command = new NpgsqlCommand(statement.Sql, _connection);
#pragma warning restore CA2100
            statement.AddParameters(command.Parameters);
            _commands.Add(statement, command);
        }

        PostgreSqlStatement.Bind(command.Parameters, call.Values);
        return command;
    }

    // Returns the exception to throw. A write job gets the error itself: its transaction is repeated.
    private DbException Fail(DbException exception)
    {
        Failure ??= PostgreSqlErrors.KindOf(exception);
        return _transaction is null ? PostgreSqlErrors.Convert(exception) : exception;
    }

    private bool CanRepeat(DbException exception) =>
        _transaction is null && PostgreSqlErrors.KindOf(exception) == DatabaseErrorKind.ConnectionLost;

    private async Task ReopenAsync()
    {
        await CloseAsync();
        (_connection, _epoch) = await pool.OpenConnectionAsync(_cancellationToken);
        Failure = null;
    }

    private async ValueTask EndTransactionAsync()
    {
        if (_transaction is { } transaction)
        {
            _transaction = null;
            await transaction.DisposeAsync();
        }
    }
}
