using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Services86.Data.Sqlite;

/// <summary>A connection on which a commit has ended only when the data is on the disk.</summary>
/// <remarks>
/// <see cref="SqliteConnection.BeginTransaction()"/> and its asynchronous sister send <c>BEGIN IMMEDIATE</c>: a
/// transaction waits for the write lock before its first read, so that what it reads stays true until it commits.
/// </remarks>
internal sealed class DurableSqliteConnection(string connectionString) : SqliteConnection(connectionString)
{
    static DurableSqliteConnection()
    {
        Batteries_V2.Init();

        // A connection is used by one thread at a time, and nobody asks how much memory SQLite has: without the locks for
        // both, threads that read do not wait for each other. Where SQLite is in use already, it stays as it is.
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD);
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    /// <summary>How long a lock is waited for unless something else was set, in milliseconds.</summary>
    public int UsualPatience => checked(DefaultTimeout * 1000);

    /// <summary>Sets how long a lock is waited for.</summary>
    /// <param name="milliseconds">The time; 0 not to wait.</param>
    public void SetPatience(int milliseconds) => _ = raw.sqlite3_busy_timeout(Handle, milliseconds);

    /// <inheritdoc/>
    public override void Open()
    {
        base.Open();

        // SQLite waits for a lock in small steps; the library's own retry alone would sleep 150 ms at a time.
        SetPatience(UsualPatience);

        // A save is acknowledged when it is durable. NORMAL would lose the last commits of a WAL database at a power
        // failure, and the default depends on how the library was compiled.
        using var command = CreateCommand();
        command.CommandText = "PRAGMA synchronous = FULL";
        command.ExecuteNonQuery();
    }
}
