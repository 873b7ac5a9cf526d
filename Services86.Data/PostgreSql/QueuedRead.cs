using System.Data.Common;

namespace Services86.Data.PostgreSql;

/// <summary>A read that waits for a sender.</summary>
/// <param name="call">The statement.</param>
internal abstract class QueuedRead(StatementCall call)
{
    // A sender takes a read, or its caller cancels it.
    private int _isTaken;

    /// <summary>The statement.</summary>
    public StatementCall Call => call;

    /// <summary>Whether the caller has the result, or an exception.</summary>
    public abstract bool IsCompleted { get; }

    /// <summary>Takes the read from its queue.</summary>
    /// <returns>False if the read was cancelled before.</returns>
    public bool TryTake() => Interlocked.Exchange(ref _isTaken, 1) == 0;

    /// <summary>Reads the rows, and gives the caller the result, or the exception of an invalid row.</summary>
    /// <exception cref="DbException">The rows could not be read.</exception>
    public abstract ValueTask ReadAsync(StatementRows rows);

    /// <summary>Sends the read alone, and gives the caller the result or the exception.</summary>
    public abstract ValueTask SendAloneAsync(PostgreSqlSession session);

    /// <summary>Gives the caller an exception, unless the caller has the result.</summary>
    public abstract void Fail(Exception exception);

    /// <summary>Tells the caller that the read was cancelled, unless it was taken.</summary>
    public abstract void Cancel(CancellationToken cancellationToken);
}

/// <summary>A read that waits for a sender, with its result.</summary>
/// <param name="call">The statement.</param>
/// <param name="read">Reads the rows.</param>
internal sealed class QueuedRead<T>(StatementCall call, Func<StatementRows, ValueTask<T>> read) : QueuedRead(call)
{
    // The caller's continuation must not delay the sender.
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The task that the caller awaits.</summary>
    public Task<T> Completion => _completion.Task;

    /// <inheritdoc/>
    public override bool IsCompleted => _completion.Task.IsCompleted;

    /// <inheritdoc/>
    public override async ValueTask ReadAsync(StatementRows rows)
    {
        try
        {
            _completion.SetResult(await read(rows));
        }
        catch (Exception exception) when (exception is not DbException)
        {
            _completion.SetException(exception);
        }
    }

    /// <inheritdoc/>
    public override async ValueTask SendAloneAsync(PostgreSqlSession session)
    {
        try
        {
            _completion.SetResult(await session.QueryAsync(Call, read));
        }
#pragma warning disable CA1031 // The caller gets the exception, whatever its type.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _completion.SetException(exception);
        }
    }

    /// <inheritdoc/>
    public override void Fail(Exception exception) => _completion.TrySetException(exception);

    /// <inheritdoc/>
    public override void Cancel(CancellationToken cancellationToken)
    {
        if (TryTake())
        {
            _completion.SetCanceled(cancellationToken);
        }
    }
}
