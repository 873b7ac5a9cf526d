using Services86.Data.Storage;

namespace Services86.Tests.Support;

/// <summary>Counts the reads and writes of the repositories.</summary>
internal sealed class CountingStorage(IStorage storage) : IStorage, IAsyncDisposable
{
    private int _reads;
    private int _writes;

    public SqlDialect Dialect => storage.Dialect;

    public long CommitCount => storage.CommitCount;

    public bool IsCommitFailing => storage.IsCommitFailing;

    /// <summary>Gets the number of sessions that read, and of write jobs, since the last call.</summary>
    public (int Reads, int Writes) TakeCounts() =>
        (Interlocked.Exchange(ref _reads, 0), Interlocked.Exchange(ref _writes, 0));

    public ValueTask<IDatabaseSession> OpenReaderAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _reads);
        return storage.OpenReaderAsync(cancellationToken);
    }

    public Task<T> WriteAsync<T>(
        WriteExtent extent, Func<IDatabaseSession, ValueTask<T>> job, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _writes);
        return storage.WriteAsync(extent, job, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        (storage as IDisposable)?.Dispose();
        if (storage is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
    }
}
