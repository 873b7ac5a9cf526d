using Services86.Data.Access;

namespace Services86.Data.Sqlite;

/// <summary>The listener of SQLite, which sends no notifications.</summary>
internal sealed class SilentDatabase : IChangeListener
{
    /// <inheritdoc/>
    public Task ListenAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
