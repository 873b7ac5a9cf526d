namespace Services86.Data.Sqlite;

/// <summary>A piece of work for the writer.</summary>
internal abstract class WriterWork
{
    protected WriterWork() => Place = new LinkedListNode<WriterWork>(this);

    /// <summary>Where it waits; in no list any more when the writer has taken it.</summary>
    public LinkedListNode<WriterWork> Place { get; }

    /// <summary>Why nothing of it is stored; null as long as nothing went wrong.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Does the work. What goes wrong is in <see cref="Failure"/>.</summary>
    public abstract void Run(IDatabaseSession session);

    /// <summary>Tells the caller what came of it.</summary>
    public abstract void Complete();

    /// <summary>Tells the caller that it was not begun, and will not be.</summary>
    public abstract void Cancel(CancellationToken token);
}

/// <summary>A piece of work for the writer, which gives something.</summary>
internal sealed class WriterWork<T>(Func<IDatabaseSession, ValueTask<T>> work) : WriterWork
{
    // What the caller does next is nothing for the writer's thread.
    private readonly TaskCompletionSource<T> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    /// <summary>What comes of the work, for its caller.</summary>
    public Task<T> Outcome => _outcome.Task;

    /// <inheritdoc/>
    public override void Run(IDatabaseSession session)
    {
        try
        {
            var run = work(session);
            if (!run.IsCompleted)
            {
                throw new InvalidOperationException("Work that writes has awaited something else than its session.");
            }

            _result = run.GetAwaiter().GetResult();
        }
#pragma warning disable CA1031 // Whatever it is, it is for the caller, who gets it.
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
            // Where there is no failure it is what the work gave, null among it.
            _outcome.SetResult(_result!);
        }
        else
        {
            _outcome.SetException(Failure);
        }
    }

    /// <inheritdoc/>
    public override void Cancel(CancellationToken token) => _outcome.SetCanceled(token);
}
