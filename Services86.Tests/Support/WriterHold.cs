using Services86.Data;

namespace Services86.Tests.Support;

/// <summary>Keeps a writer at a piece of work until it is disposed of, so that other work has to wait.</summary>
internal sealed class WriterHold : IDisposable
{
    private readonly ManualResetEventSlim _release = new();
    private readonly Task _work;

    /// <summary>Waits until the writer has begun.</summary>
    /// <param name="write">The writer.</param>
    public WriterHold(Func<Func<IDatabaseSession, ValueTask<bool>>, CancellationToken, Task<bool>> write)
    {
        using var begun = new ManualResetEventSlim();

        // On a thread of its own, as whoever writes first does it themselves.
        _work = Task.Factory.StartNew(
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
        _work.Wait();
        _release.Dispose();
    }
}
