using System.Data.Common;
using Services86.Data.Files;

namespace Services86.Data.Maintenance;

/// <summary>A connection to the database, with the lock against a restore.</summary>
/// <param name="held">The lock.</param>
/// <param name="connection">The connection.</param>
/// <param name="schemaVersion">The schema version of the database, which is at least 1.</param>
internal sealed class OpenDatabase(DatabaseLock held, DbConnection connection, int schemaVersion) : IAsyncDisposable
{
    /// <summary>The connection.</summary>
    public DbConnection Connection => connection;

    /// <summary>The schema version of the database, which is at least 1.</summary>
    public int SchemaVersion => schemaVersion;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        held.Dispose();
    }
}
