using Services86.Data.Sqlite;
using Services86.Data.Storage;

namespace Services86.Benchmarks.Samples;

/// <summary>
/// A storage without group commit: write jobs queue in the process, and each job is one transaction. Connections and
/// prepared statements are reused.
/// </summary>
/// <param name="storage">The host's storage, which receives one write job at a time.</param>
internal sealed class CommitPerSaveStorage(SqliteStorage storage) : IStorage, IDisposable
{
    private readonly SemaphoreSlim _queue = new(1);

    /// <inheritdoc/>
    public SqlDialect Dialect => storage.Dialect;

    /// <inheritdoc/>
    public long CommitCount => storage.CommitCount;

    /// <inheritdoc/>
    public bool IsCommitFailing => storage.IsCommitFailing;

    /// <inheritdoc/>
    public ValueTask<IDatabaseSession> OpenReaderAsync(CancellationToken cancellationToken) =>
        storage.OpenReaderAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<T> WriteAsync<T>(
        WriteExtent extent, Func<IDatabaseSession, ValueTask<T>> job, CancellationToken cancellationToken)
    {
        await _queue.WaitAsync(cancellationToken);
        try
        {
            return await storage.WriteAsync(extent, job, cancellationToken);
        }
        finally
        {
            _queue.Release();
        }
    }

    public void Dispose() => _queue.Dispose();
}
