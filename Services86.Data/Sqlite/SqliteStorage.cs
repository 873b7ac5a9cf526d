namespace Services86.Data.Sqlite;

/// <summary>One SQLite database file: many read, one writes, and neither waits for the other.</summary>
internal sealed class SqliteStorage : IStorage, IDisposable
{
    // How many pieces of work may wait. At ten thousand a second the last one waits for less than half a second.
    private const int QueueLimit = 4096;

    private readonly SqliteReaderPool _readers;
    private readonly SqliteWriter _writer;

    /// <summary>Opens nothing yet.</summary>
    public SqliteStorage(SqliteDataSource dataSource)
    {
        _readers = new SqliteReaderPool(dataSource.UnpooledConnectionString);
        _writer = new SqliteWriter(dataSource.UnpooledConnectionString, QueueLimit);
    }

    /// <inheritdoc/>
    public ValueTask<IDatabaseSession> OpenReaderAsync(CancellationToken cancellationToken) => _readers.OpenAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<T> WriteAsync<T>(Func<IDatabaseSession, ValueTask<T>> work, CancellationToken cancellationToken) =>
        _writer.WriteAsync(work, cancellationToken);

    /// <summary>Waits until everything is stored that was accepted, and closes the connections.</summary>
    public void Dispose()
    {
        _writer.Dispose();
        _readers.Dispose();
    }
}
