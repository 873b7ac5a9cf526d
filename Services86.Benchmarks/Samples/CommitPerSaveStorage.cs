using Services86.Data.Sqlite;
using Services86.Data.Storage;

namespace Services86.Benchmarks.Samples;

/// <summary>
/// Storage as a competent program without group commit has it: who writes waits in a queue in the process, and each write
/// is a transaction of its own, on a connection and with statements that are kept.
/// </summary>
/// <param name="storage">The storage of the program, which never has more than one write to do at a time.</param>
internal sealed class CommitPerSaveStorage(SqliteStorage storage) : IStorage, IDisposable
{
    private readonly SemaphoreSlim _queue = new(1);

    /// <inheritdoc/>
    public ValueTask<IDatabaseSession> OpenReaderAsync(CancellationToken cancellationToken) =>
        storage.OpenReaderAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<T> WriteAsync<T>(Func<IDatabaseSession, ValueTask<T>> job, CancellationToken cancellationToken)
    {
        await _queue.WaitAsync(cancellationToken);
        try
        {
            return await storage.WriteAsync(job, cancellationToken);
        }
        finally
        {
            _queue.Release();
        }
    }

    public void Dispose() => _queue.Dispose();
}
