namespace Services86.Data.Sqlite;

/// <summary>A session of a pool, which only reads. Disposing of it gives it back to the pool, open as it is.</summary>
internal sealed class SqliteReader(string connectionString, SqliteReaderPool pool)
    : SqliteSession(connectionString, "PRAGMA query_only = ON")
{
    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        pool.Return(this);
        return ValueTask.CompletedTask;
    }
}
