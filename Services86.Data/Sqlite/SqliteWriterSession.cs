using System.Runtime.ExceptionServices;
using Microsoft.Data.Sqlite;
using Services86.Data.Refusals;
using SQLitePCL;

namespace Services86.Data.Sqlite;

/// <summary>The session of the writer: executes the jobs of a batch in one transaction.</summary>
/// <param name="connectionString">The connection string.</param>
/// <param name="files">The files of the database.</param>
/// <param name="isDurable">Whether commits wait for the disk.</param>
internal sealed class SqliteWriterSession(string connectionString, DatabaseFiles files, bool isDurable)
    : SqliteSession(connectionString, files, Settings, isDurable)
{
    // In pages of 4 KiB: a commit that brings the log to 16 MiB copies it into the database file, which costs a second
    // synchronisation of the disk. With SQLite's default of 1000 pages a save takes a fifth more processor time.
    private const string Settings = "PRAGMA wal_autocheckpoint = 4000";

    private const string BeginSql = "BEGIN IMMEDIATE";

    // Readers that follow each other without a gap keep SQLite from starting the log anew. A log of this size is
    // trimmed.
    private const long MaxLogBytes = 32 << 20;

    // The readers of this program take microseconds. Trimming does not wait for longer ones.
    private static readonly TimeSpan TrimBusyTimeout = TimeSpan.FromMilliseconds(100);

    private long _trimAtBytes = MaxLogBytes;

    /// <summary>Begins a transaction; waits for the lock of another process.</summary>
    /// <exception cref="DatabaseBusyException">
    /// Another process held the lock for longer than the busy timeout.
    /// </exception>
    /// <exception cref="SqliteException">The database failed.</exception>
    public void Begin()
    {
        Connection.SetBusyTimeout(Connection.DefaultBusyTimeout);
        Execute(BeginSql);
    }

    /// <summary>Begins a transaction, unless another process holds the lock.</summary>
    /// <returns>False if another process holds the lock.</returns>
    /// <exception cref="SqliteException">The database failed.</exception>
    public bool TryBegin()
    {
        Connection.SetBusyTimeout(TimeSpan.Zero);
        try
        {
            Execute(BeginSql);
            return true;
        }
        catch (DatabaseBusyException)
        {
            return false;
        }
    }

    /// <summary>Executes jobs in the transaction that was begun, and commits it.</summary>
    /// <param name="batch">The jobs. What a failed job wrote is rolled back, and the job has a failure.</param>
    /// <returns>Whether anything was committed: false if every job failed.</returns>
    /// <exception cref="Exception">
    /// The transaction failed, and nothing of any job is stored. The session cannot be used again.
    /// </exception>
    public bool ExecuteAndCommit(List<WriteJob> batch)
    {
        if (batch is [var only])
        {
            ExecuteJob(only);
        }
        else
        {
            batch.ForEach(ExecuteInSavepoint);
        }

        var isAnyStored = batch.Exists(job => job.Failure is null);
        Execute(isAnyStored ? "COMMIT" : "ROLLBACK");
        return isAnyStored;
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        Close();
        return ValueTask.CompletedTask;
    }

    /// <summary>Trims the log if it has grown, and no reader keeps it from being started anew.</summary>
    /// <param name="logBytes">The size of the log, in bytes.</param>
    /// <returns>The size of the log after it.</returns>
    public long TrimLog(long logBytes)
    {
        if (logBytes < _trimAtBytes)
        {
            return logBytes;
        }

        Connection.SetBusyTimeout(TrimBusyTimeout);
        Execute("PRAGMA wal_checkpoint(TRUNCATE)");

        // A long reader keeps the log as it is: the next attempt is made when it has grown by the same size again.
        logBytes = Files.ReadLogBytes();
        _trimAtBytes = logBytes + MaxLogBytes;
        return logBytes;
    }

    /// <summary>
    /// Gets whether the log has all pages that its index names: not if the file was cut by anything but SQLite.
    /// </summary>
    public bool IsLogComplete()
    {
        try
        {
            // A read transaction, which SQLite cannot start the log anew in.
            Execute("BEGIN");
            var pageSize = ReadNumber("PRAGMA page_size");
            ReadNumber("SELECT count(*) FROM sqlite_schema");
            var isComplete = Files.ReadLogBytes() >= WriteAheadLog.MinBytes(Connection, pageSize);
            Execute("COMMIT");
            return isComplete;
        }
        catch (SqliteException)
        {
            // What the log should contain cannot be read.
            return false;
        }
    }

    private void ExecuteInSavepoint(WriteJob job)
    {
        Execute("SAVEPOINT job");
        ExecuteJob(job);
        if (job.Failure is not null)
        {
            Execute("ROLLBACK TO job");
        }

        Execute("RELEASE job");
    }

    private void ExecuteJob(WriteJob job)
    {
        job.Execute(this);

        // SQLite rolls the whole transaction back by itself when the disk is full or fails, among other errors:
        // https://www.sqlite.org/lang_transaction.html, section 3.
        if (raw.sqlite3_get_autocommit(Connection.Handle) != 0)
        {
            ExceptionDispatchInfo.Throw(
                job.Failure ?? new InvalidOperationException("A write job has ended the transaction."));
        }
    }
}
