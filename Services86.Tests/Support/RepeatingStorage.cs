using Services86.Data.Storage;

namespace Services86.Tests.Support;

/// <summary>
/// Executes each write job twice: first with a rollback, as if the job had met another one, and then for its result.
/// </summary>
internal sealed class RepeatingStorage(IStorage storage) : IStorage, IAsyncDisposable
{
    public SqlDialect Dialect => storage.Dialect;

    public long CommitCount => storage.CommitCount;

    public bool IsCommitFailing => storage.IsCommitFailing;

    public ValueTask<IDatabaseSession> OpenReaderAsync(CancellationToken cancellationToken) =>
        storage.OpenReaderAsync(cancellationToken);

    public async Task<T> WriteAsync<T>(
        WriteExtent extent, Func<IDatabaseSession, ValueTask<T>> job, CancellationToken cancellationToken)
    {
        try
        {
            await storage.WriteAsync<T>(extent, ExecuteAndFailAsync, cancellationToken);
        }
        catch (RolledBackException)
        {
            // As intended. A job that fails by itself is not repeated.
        }

        return await storage.WriteAsync(extent, job, cancellationToken);

        async ValueTask<T> ExecuteAndFailAsync(IDatabaseSession session)
        {
            await job(session);
            throw new RolledBackException();
        }
    }

    public async ValueTask DisposeAsync()
    {
        (storage as IDisposable)?.Dispose();
        if (storage is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
    }

    private sealed class RolledBackException : Exception;
}
