using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Services86.Data.Storage;

namespace Services86.Data.Sqlite;

/// <summary>One SQLite database file, with a pool of readers and one writer that do not wait for each other.</summary>
internal sealed class SqliteStorage : IStorage, IDisposable
{
    // At ten thousand jobs a second the last one waits for less than half a second.
    private const int MaxQueueLength = 4096;

    private readonly SqliteReaderPool _readers;
    private readonly SqliteWriter _writer;
    private readonly DatabaseFileWatch _watch;
    private readonly StorageTelemetry _telemetry;

    /// <summary>Creates the pool and the writer, which open their connections when they are first used.</summary>
    /// <param name="dataSource">The database.</param>
    /// <param name="meters">Creates the meter; null for none.</param>
    /// <param name="logger">The log of what happens to the files of the database.</param>
    public SqliteStorage(SqliteDataSource dataSource, IMeterFactory? meters, ILogger<SqliteStorage> logger)
    {
        _telemetry = new StorageTelemetry(meters, "sqlite");
        var files = new DatabaseFiles(dataSource.FilePath);
        var connectionString = dataSource.UnpooledConnectionString;
        _readers = new SqliteReaderPool(connectionString, files, RecoverAsync);
        var guard = new DatabaseFileGuard(files, _readers, dataSource, logger);
        _writer = new SqliteWriter(connectionString, MaxQueueLength, guard, _telemetry, dataSource.IsDurable);
        _watch = new DatabaseFileWatch(files, _writer);
        _telemetry.Observe(() => _writer.CommitCount, () => _writer.QueueLength);

        // No reader is opened before the writer is created.
        Task RecoverAsync() => _writer!.RecoverAsync();
    }

    /// <inheritdoc/>
    public SqlDialect Dialect => SqliteDialect.Instance;

    /// <inheritdoc/>
    public long CommitCount => _writer.CommitCount;

    /// <inheritdoc/>
    public bool IsCommitFailing => _writer.IsCommitFailing;

    /// <inheritdoc/>
    public ValueTask<IDatabaseSession> OpenReaderAsync(CancellationToken cancellationToken) =>
        StorageTelemetry.IsTraced ? TraceReaderAsync(cancellationToken) : _readers.OpenAsync(cancellationToken);

    /// <inheritdoc/>
    /// <remarks>The extent is ignored: each job holds the write lock.</remarks>
    public Task<T> WriteAsync<T>(
        WriteExtent extent, Func<IDatabaseSession, ValueTask<T>> job, CancellationToken cancellationToken) =>
        _telemetry.IsObserved
            ? ObserveWriteAsync(job, cancellationToken)
            : _writer.WriteAsync(job, cancellationToken);

    /// <summary>Waits until every accepted job is committed, and closes the connections.</summary>
    public void Dispose()
    {
        _watch.Dispose();
        _writer.Dispose();
        _readers.Dispose();
    }

    // Methods of their own, because a closure is allocated at the begin of its method.
    private ValueTask<IDatabaseSession> TraceReaderAsync(CancellationToken cancellationToken) =>
        _telemetry.TraceReadAsync(() => _readers.OpenAsync(cancellationToken));

    private Task<T> ObserveWriteAsync<T>(
        Func<IDatabaseSession, ValueTask<T>> job, CancellationToken cancellationToken) =>
        _telemetry.ObserveWriteAsync(() => _writer.WriteAsync(job, cancellationToken));
}
