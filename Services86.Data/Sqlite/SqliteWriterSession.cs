using System.Runtime.ExceptionServices;
using SQLitePCL;

namespace Services86.Data.Sqlite;

/// <summary>The session of the writer: does pieces of work in one transaction, so that one that fails fails alone.</summary>
internal sealed class SqliteWriterSession(string connectionString) : SqliteSession(connectionString, Settings)
{
    // In pages of 4 KiB: when a commit brings the log to 16 MiB, it is copied into the database file, which is synchronised
    // as well, and the log begins anew. SQLite's 1000 costs a fifth more of processor time for each save.
    private const string Settings = "PRAGMA wal_autocheckpoint = 4000";

    /// <summary>Does the work and commits it. What failed by itself has a failure then, and is not stored.</summary>
    /// <returns>Whether anything was committed.</returns>
    /// <exception cref="Exception">
    /// The transaction failed, and nothing of it is stored. The session is in no state to be used again.
    /// </exception>
    public bool Carry(List<WriterWork> batch)
    {
        Execute("BEGIN IMMEDIATE");
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
