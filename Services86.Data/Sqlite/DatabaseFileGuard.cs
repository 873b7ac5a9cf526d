using Microsoft.Extensions.Logging;
using Services86.Data.Refusals;

namespace Services86.Data.Sqlite;

/// <summary>
/// Recovers from a write-ahead log that was deleted beneath the connections, and refuses writes if the files of the
/// database were changed in any other way.
/// </summary>
/// <remarks>
/// The connections have a deleted log open, and with it the only copy of its content: the content is copied into the
/// database before the first connection is closed, and all are closed before one opens a new log. The writer calls this
/// between two transactions.
/// </remarks>
internal sealed class DatabaseFileGuard(
    DatabaseFiles files, SqliteReaderPool readers, SqliteDataSource dataSource, ILogger logger)
{
    private DatabaseFilesState _logged;

    /// <summary>Gets the files.</summary>
    public DatabaseFiles Files => files;

    /// <summary>Refuses a write while another process uses a log that this process has closed.</summary>
    /// <exception cref="DatabaseFileLostException">Another process uses the deleted log.</exception>
    public void RequireReleased()
    {
        if (files.IsReleasedLogInUse)
        {
            throw new DatabaseFileLostException(
                $"The write-ahead log '{files.Path}-wal' was deleted, and another process still uses it. Nothing was " +
                "lost, and nothing can be written: stop the other process.");
        }
    }

    /// <summary>Recovers from a deleted log.</summary>
    /// <param name="state">The state, which is not intact.</param>
    /// <param name="session">The session of the writer, without a transaction; null once it is closed.</param>
    /// <exception cref="DatabaseFileLostException">Recovery is impossible. The sessions stay open.</exception>
    /// <remarks>
    /// What was committed is in the database afterwards. Before the next session is opened, the caller calls
    /// <see cref="RequireReleased"/>.
    /// </remarks>
    public void Recover(DatabaseFilesState state, ref SqliteWriterSession? session)
    {
        if (state != DatabaseFilesState.LogDeleted)
        {
            throw Refuse(state);
        }

        var open = readers.TakeAll();
        try
        {
            CopyLog(session is null ? open : [session, .. open]);
        }
        catch
        {
            readers.PutBack(open);
            throw;
        }

        session?.Close();
        session = null;
        open.ForEach(reader => reader.Close());
        dataSource.ClearPool();
        files.Release();
        readers.PutBack([]);
        _logged = DatabaseFilesState.Intact;
        DataLog.LogRecovered(logger, files.Path);
    }

    /// <summary>Refuses all writes until the next start, because the log was cut.</summary>
    public DatabaseFileLostException RefuseCutLog()
    {
        if (!files.IsLogCut)
        {
            files.IsLogCut = true;
            Log(DatabaseFilesState.LogCut);

            // Not the last connection, which would copy what is left of the log.
            dataSource.ClearPool();
        }

        return new DatabaseFileLostException(
            $"The write-ahead log '{files.Path}-wal' was cut while the server has it open. What was saved since the " +
            "log was last copied into the database may be lost, and nothing is written any more: stop the server, " +
            "and restore a backup, or start it again with what is left.");
    }

    private void CopyLog(IReadOnlyList<SqliteSession> sessions)
    {
        try
        {
            if (sessions is [var any, ..])
            {
                any.CopyLog();
            }
        }
        catch (Exception exception) when (exception is DatabaseBusyException or Microsoft.Data.Sqlite.SqliteException)
        {
            throw new DatabaseFileLostException(
                $"The write-ahead log '{files.Path}-wal' was deleted while the server has it open, and cannot be " +
                $"copied into the database: {exception.Message} Nothing can be written before that. Do not stop the " +
                "server: its connections have the only copy.");
        }

        if (files.Check(out _) == DatabaseFilesState.DatabaseReplaced)
        {
            throw Refuse(DatabaseFilesState.DatabaseReplaced);
        }
    }

    private DatabaseFileLostException Refuse(DatabaseFilesState state)
    {
        Log(state);
        return new DatabaseFileLostException(state == DatabaseFilesState.DatabaseReplaced
            ? $"The database '{files.Path}' was deleted or replaced while the server has it open. Nothing is written " +
                "to a file that the next start does not open: stop the server, remove the files '-wal' and '-shm' of " +
                "the old database from beside a new one, and start the server again; or move the old file back."
            : $"Another file took the place of the write-ahead log '{files.Path}-wal' while the server has it open. " +
                "Nothing is written to a file that the next start does not open: move the old file back; or stop the " +
                "server, and restore a backup.");
    }

    // Once, not for each write.
    private void Log(DatabaseFilesState state)
    {
        if (_logged != state)
        {
            _logged = state;
            DataLog.FilesLost(logger, files.Path, state);
        }
    }
}
