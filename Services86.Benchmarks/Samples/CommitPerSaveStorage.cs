using Services86.Data;
using Services86.Data.Sqlite;
using Services86.Rest.Guide;

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
    public ValueTask<IDatabaseSession> OpenReaderAsync(CancellationToken ct) => storage.OpenReaderAsync(ct);

    /// <inheritdoc/>
    public async Task<T> WriteAsync<T>(Func<IDatabaseSession, ValueTask<T>> work, CancellationToken ct)
    {
        await _queue.WaitAsync(ct);
        try
        {
            return await storage.WriteAsync(work, ct);
        }
        finally
        {
            _queue.Release();
        }
    }

    public void Dispose() => _queue.Dispose();
}
