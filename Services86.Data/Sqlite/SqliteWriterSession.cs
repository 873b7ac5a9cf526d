using System.Runtime.ExceptionServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Services86.Data.Sqlite;

/// <summary>The session of the writer: does pieces of work in one transaction, so that one that fails fails alone.</summary>
internal sealed class SqliteWriterSession(string connectionString) : SqliteSession(connectionString, Settings)
{
    // In pages of 4 KiB: when a commit brings the log to 16 MiB, what no reader needs any more is copied into the
    // database file, which is synchronised as well. SQLite's 1000 costs a fifth more of processor time for each save.
    private const string Settings = "PRAGMA wal_autocheckpoint = 4000";

    // Readers that follow each other without a gap keep the log from beginning anew. From here on they are waited for.
    private const long LogLimitInBytes = 32 << 20;

    // The readers of this program need microseconds. What takes longer than this is not waited for.
    private const int LogPatienceInMilliseconds = 100;

    private long _trimLogAt = LogLimitInBytes;

    /// <summary>Begins a transaction.</summary>
    /// <param name="waits">Whether one of another process is waited for.</param>
    /// <returns>False when there is one, and it was not waited for.</returns>
    /// <exception cref="SqliteException">It took too long, or something else is wrong.</exception>
    public bool TryBegin(bool waits)
    {
        TrimLog();
        Connection.SetPatience(waits ? Connection.UsualPatience : 0);
        try
        {
            Execute("BEGIN IMMEDIATE");
            return true;
        }
        catch (SqliteException exception) when (!waits && exception.SqliteErrorCode == raw.SQLITE_BUSY)
        {
            return false;
        }
    }

    /// <summary>
    /// Does the work in the transaction that was begun, and commits it. What failed by itself has a failure then, and is
    /// not stored.
    /// </summary>
    /// <returns>Whether anything was committed.</returns>
    /// <exception cref="Exception">
    /// The transaction failed, and nothing of it is stored. The session is in no state to be used again.
    /// </exception>
    public bool Carry(List<WriterWork> batch)
    {
        if (batch is [var only])
        {
            Carry(only);
        }
        else
        {
            batch.ForEach(CarryAlone);
        }

        var isAnyDone = batch.Exists(piece => piece.Failure is null);
        Execute(isAnyDone ? "COMMIT" : "ROLLBACK");
        return isAnyDone;
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        Close();
        return ValueTask.CompletedTask;
    }

    private void TrimLog()
    {
        if (LogLength() < _trimLogAt)
        {
            return;
        }

        Connection.SetPatience(LogPatienceInMilliseconds);
        Execute("PRAGMA wal_checkpoint(TRUNCATE)");

        // If somebody reads for that long, it is tried again when the log has grown as much again.
        _trimLogAt = LogLength() + LogLimitInBytes;
    }

    private long LogLength() => new FileInfo(Connection.DataSource + "-wal").Length;

    private void CarryAlone(WriterWork piece)
    {
        Execute("SAVEPOINT piece");
        Carry(piece);
        if (piece.Failure is not null)
        {
            Execute("ROLLBACK TO piece");
        }

        Execute("RELEASE piece");
    }

    private void Carry(WriterWork piece)
    {
        piece.Run(this);

        // SQLite rolls the whole transaction back by itself when the disk is full or fails, among others:
        // https://www.sqlite.org/lang_transaction.html, section 3.
        if (raw.sqlite3_get_autocommit(Connection.Handle) != 0)
        {
            ExceptionDispatchInfo.Throw(
                piece.Failure ?? new InvalidOperationException("Work that writes has ended the transaction."));
        }
    }
}
