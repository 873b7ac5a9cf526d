using System.Data.Common;

namespace Services86.Data.Maintenance;

/// <summary>A connection to the database, with the lock against a restore.</summary>
/// <param name="held">The lock; null if this program restores no such database.</param>
/// <param name="connection">The connection.</param>
/// <param name="schemaVersion">The schema version of the database, which is at least 1.</param>
internal sealed class OpenDatabase(IDisposable? held, DbConnection connection, int schemaVersion) : IAsyncDisposable
{
    /// <summary>The connection.</summary>
    public DbConnection Connection => connection;

    /// <summary>The schema version of the database, which is at least 1.</summary>
    public int SchemaVersion => schemaVersion;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        held?.Dispose();
    }
}
