namespace Services86.Data.PostgreSql;

/// <summary>A statement that waits for the sender.</summary>
/// <param name="first">A statement that is executed before; null for none.</param>
/// <param name="call">The statement.</param>
internal abstract class BatchedStatement(StatementCall? first, StatementCall call)
{
    // The sender takes a statement, or its caller cancels it.
    private int _isTaken;

    /// <summary>A statement that is executed before; null for none.</summary>
    public StatementCall? First => first;

    /// <summary>The statement.</summary>
    public StatementCall Call => call;

    /// <summary>Whether the statement returns rows, which are its result.</summary>
    public abstract bool ReturnsRows { get; }

    /// <summary>Takes the statement from its queue.</summary>
    /// <returns>False if the statement was taken or cancelled before.</returns>
    public bool TryTake() => Interlocked.Exchange(ref _isTaken, 1) == 0;

    /// <summary>Reads the rows.</summary>
    public abstract ValueTask ReadAsync(StatementRows rows);

    /// <summary>Sets the number of rows that the statement changed.</summary>
    public abstract void SetChangedRows(int count);

    /// <summary>Executes the statement in a transaction of its own, and gives the caller the result.</summary>
    public abstract Task RunAloneAsync(TransactionRunner runner);

    /// <summary>Gives the caller the result.</summary>
    public abstract void Complete();

    /// <summary>Gives the caller an exception instead of a result.</summary>
    public abstract void Fail(Exception exception);

    /// <summary>Tells the caller that the statement was cancelled, unless it was taken.</summary>
    public abstract void Cancel(CancellationToken cancellationToken);
}

/// <summary>A statement that waits for the sender, with its result.</summary>
/// <param name="first">A statement that is executed before; null for none.</param>
/// <param name="call">The statement.</param>
/// <param name="read">Reads the rows; null if the result is the number of changed rows.</param>
/// <param name="runAlone">Executes the statement without a batch.</param>
internal sealed class BatchedStatement<T>(
    StatementCall? first,
    StatementCall call,
    Func<StatementRows, ValueTask<T>>? read,
    Func<PostgreSqlSession, ValueTask<T>> runAlone)
    : BatchedStatement(first, call)
{
    // The caller's continuation must not delay the sender.
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    /// <summary>The task that the caller awaits.</summary>
    public Task<T> Completion => _completion.Task;

    /// <inheritdoc/>
    public override bool ReturnsRows => read is not null;

    /// <inheritdoc/>
    public override async ValueTask ReadAsync(StatementRows rows) => _result = await read!(rows);

    /// <inheritdoc/>
    public override void SetChangedRows(int count)
    {
        if (read is null)
        {
            _result = (T)(object)count;
        }
    }

    /// <inheritdoc/>
    public override async Task RunAloneAsync(TransactionRunner runner)
    {
        try
        {
            _completion.SetResult(await runner.RunAsync(
                System.Data.IsolationLevel.ReadCommitted, RunBothAsync, CancellationToken.None));
        }
#pragma warning disable CA1031 // The caller gets the exception, whatever its type.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _completion.SetException(exception);
        }
    }

    private async ValueTask<T> RunBothAsync(PostgreSqlSession session)
    {
        if (First is { } before)
        {
            await session.ExecuteAsync(before);
        }

        return await runAlone(session);
    }

    /// <inheritdoc/>
    public override void Complete() => _completion.SetResult(_result!); // Null only if T allows that.

    /// <inheritdoc/>
    public override void Fail(Exception exception) => _completion.SetException(exception);

    /// <inheritdoc/>
    public override void Cancel(CancellationToken cancellationToken)
    {
        if (TryTake())
        {
            _completion.SetCanceled(cancellationToken);
        }
    }
}
