using Services86.Data.Storage;

namespace Services86.Tests.Support;

/// <summary>Keeps a writer busy with one job until it is disposed of, so that other jobs are queued.</summary>
internal sealed class WriterHold : IDisposable
{
    private readonly ManualResetEventSlim _release = new();
    private readonly Task _job;

    /// <summary>Starts the job, and waits until the writer executes it.</summary>
    public WriterHold(IStorage storage)
        : this((job, cancellationToken) => storage.WriteAsync(WriteExtent.Transaction, job, cancellationToken))
    {
    }

    /// <summary>Starts the job, and waits until the writer executes it.</summary>
    /// <param name="write">The method of the writer.</param>
    public WriterHold(Func<Func<IDatabaseSession, ValueTask<bool>>, CancellationToken, Task<bool>> write)
    {
        using var begun = new ManualResetEventSlim();

        // The job needs a thread of its own: an idle writer executes it on its caller's thread.
        _job = Task.Factory.StartNew(
            () => write(
                session =>
                {
                    begun.Set();
                    _release.Wait();
                    return ValueTask.FromResult(true);
                },
                CancellationToken.None),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap();
        begun.Wait();
    }

    public void Dispose()
    {
        _release.Set();
        _job.Wait();
        _release.Dispose();
    }
}
