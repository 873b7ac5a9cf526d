using Services86.Data.Storage;

namespace Services86.Data.Sqlite;

/// <summary>A job of the writer.</summary>
internal abstract class WriteJob
{
    protected WriteJob() => QueueNode = new LinkedListNode<WriteJob>(this);

    /// <summary>The place of the job in the queue; in no list when the job is not queued.</summary>
    public LinkedListNode<WriteJob> QueueNode { get; }

    /// <summary>The reason why nothing of the job is stored; null if nothing has failed.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Executes the job. An exception of the job is kept as <see cref="Failure"/>.</summary>
    public abstract void Execute(IDatabaseSession session);

    /// <summary>Gives the caller the result of the job, or its failure.</summary>
    public abstract void Complete();

    /// <summary>Tells the caller that the job was cancelled before it began.</summary>
    public abstract void Cancel(CancellationToken cancellationToken);
}

/// <summary>A job of the writer, with its result.</summary>
internal sealed class WriteJob<T>(Func<IDatabaseSession, ValueTask<T>> job) : WriteJob
{
    // The caller's continuation must not run on the writer's thread.
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    /// <summary>The task that the caller awaits.</summary>
    public Task<T> Completion => _completion.Task;

    /// <inheritdoc/>
    public override void Execute(IDatabaseSession session)
    {
        try
        {
            var run = job(session);
            if (!run.IsCompleted)
            {
                throw new InvalidOperationException("A write job has awaited something else than its session.");
            }

            _result = run.GetAwaiter().GetResult();
        }
#pragma warning disable CA1031 // The caller gets the exception, whatever its type.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Failure = exception;
        }
    }

    /// <inheritdoc/>
    public override void Complete()
    {
        if (Failure is null)
        {
            // Without a failure the result was set; it may be null if T allows that.
            _completion.SetResult(_result!);
        }
        else
        {
            _completion.SetException(Failure);
        }
    }

    /// <inheritdoc/>
    public override void Cancel(CancellationToken cancellationToken) => _completion.SetCanceled(cancellationToken);
}
