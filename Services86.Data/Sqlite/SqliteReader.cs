namespace Services86.Data.Sqlite;

/// <summary>A session of a pool that only reads. Disposing of it returns it to the pool.</summary>
internal sealed class SqliteReader(string connectionString, DatabaseFiles files, SqliteReaderPool pool)
    : SqliteSession(connectionString, files, "PRAGMA query_only = ON")
{
    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        pool.Return(this);
        return ValueTask.CompletedTask;
    }
}
