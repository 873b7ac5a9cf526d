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

    /// <summary>Creates the pool and the writer, which open their connections when they are first used.</summary>
    /// <param name="dataSource">The database.</param>
    /// <param name="logger">The log of what happens to the files of the database.</param>
    public SqliteStorage(SqliteDataSource dataSource, ILogger<SqliteStorage> logger)
    {
        var files = new DatabaseFiles(dataSource.FilePath);
        var connectionString = dataSource.UnpooledConnectionString;
        _readers = new SqliteReaderPool(connectionString, files, RecoverAsync);
        var guard = new DatabaseFileGuard(files, _readers, dataSource, logger);
        _writer = new SqliteWriter(connectionString, MaxQueueLength, guard);
        _watch = new DatabaseFileWatch(files, _writer);

        // No reader is opened before the writer is created.
        Task RecoverAsync() => _writer!.RecoverAsync();
    }

    /// <inheritdoc/>
    public SqlDialect Dialect => SqliteDialect.Instance;

    /// <inheritdoc/>
    public long CommitCount => _writer.CommitCount;

    /// <inheritdoc/>
    public ValueTask<IDatabaseSession> OpenReaderAsync(CancellationToken cancellationToken) =>
        _readers.OpenAsync(cancellationToken);

    /// <inheritdoc/>
    /// <remarks>The extent is ignored: each job holds the write lock.</remarks>
    public Task<T> WriteAsync<T>(
        WriteExtent extent, Func<IDatabaseSession, ValueTask<T>> job, CancellationToken cancellationToken) =>
        _writer.WriteAsync(job, cancellationToken);

    /// <summary>Waits until every accepted job is committed, and closes the connections.</summary>
    public void Dispose()
    {
        _watch.Dispose();
        _writer.Dispose();
        _readers.Dispose();
    }
}
