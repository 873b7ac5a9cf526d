using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Services86.Data.Sqlite;

/// <summary>A connection whose commits end when the data is on the disk, unless the database is temporary.</summary>
/// <remarks>
/// <see cref="SqliteConnection.BeginTransaction()"/> and its asynchronous version execute <c>BEGIN IMMEDIATE</c>: a
/// transaction waits for the write lock before its first read, so that what it reads does not change before it commits.
/// </remarks>
/// <param name="connectionString">The connection string.</param>
/// <param name="isDurable">Whether commits wait for the disk. False for a database that is deleted at the end.</param>
internal sealed class DurableSqliteConnection(string connectionString, bool isDurable = true)
    : SqliteConnection(connectionString)
{
    static DurableSqliteConnection()
    {
        Batteries_V2.Init();

        // A connection is used by one thread at a time, and the memory statistics of SQLite are not used: without the
        // locks for both, threads that read do not wait for each other. Has no effect if SQLite is in use already.
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD);
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    /// <summary>
    /// Gets whether an error has occurred after which the connection is closed rather than used again, such as an I/O
    /// error or a corrupt page.
    /// </summary>
    public bool IsBroken { get; private set; }

    /// <summary>The busy timeout of a new connection, from <c>Default Timeout</c> in the connection string.</summary>
    public TimeSpan DefaultBusyTimeout => TimeSpan.FromSeconds(DefaultTimeout);

    /// <summary>Sets the busy timeout: how long a statement waits for a lock of another connection.</summary>
    /// <param name="timeout">The time, in whole milliseconds; zero for no wait.</param>
    public void SetBusyTimeout(TimeSpan timeout) =>
        _ = raw.sqlite3_busy_timeout(Handle, checked((int)timeout.TotalMilliseconds));

    /// <summary>Gets the exception for an error, and notes whether the connection can be used again.</summary>
    /// <param name="resultCode">The result code of SQLite, which is an error.</param>
    public DbException ErrorOf(int resultCode)
    {
        IsBroken |= SqliteErrors.IsConnectionBroken(resultCode);
        try
        {
            SqliteException.ThrowExceptionForRC(resultCode, Handle);
        }
        catch (SqliteException exception)
        {
            return SqliteErrors.Convert(exception);
        }

        throw new ArgumentOutOfRangeException(nameof(resultCode), resultCode, "The result code is no error.");
    }

    /// <summary>
    /// Closes the connection without copying the write-ahead log into the database, also if it is the last one.
    /// </summary>
    public void CloseWithoutCheckpoint()
    {
        _ = raw.sqlite3_db_config(Handle, raw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, out _);
        Dispose();
    }

    /// <inheritdoc/>
    public override void Open()
    {
        base.Open();

        // With a busy timeout SQLite itself waits, in small steps. The library would retry every 150 ms.
        SetBusyTimeout(DefaultBusyTimeout);

        // NORMAL would lose the last commits of a database with a write-ahead log when the power fails, and the default
        // depends on how the library was compiled.
        using var command = CreateCommand();
        command.CommandText = "PRAGMA synchronous = FULL";
        if (!isDurable)
        {
            command.CommandText = "PRAGMA synchronous = OFF";
        }

        command.ExecuteNonQuery();
    }
}
