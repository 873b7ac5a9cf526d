namespace Services86.Data.Sqlite;

/// <summary>The state of the files of an open database.</summary>
internal enum DatabaseFilesState
{
    /// <summary>The files are those that the connections have open.</summary>
    Intact,

    /// <summary>The path of the database names no file, or another one.</summary>
    DatabaseReplaced,

    /// <summary>
    /// The write-ahead log or its index was deleted: the connections have the only copy of what they contain.
    /// </summary>
    LogDeleted,

    /// <summary>Another write-ahead log with content has taken the place of the one that is open.</summary>
    LogReplaced,

    /// <summary>The write-ahead log was cut: a part of it is lost.</summary>
    LogCut,
}

/// <summary>
/// Compares the files that the connections of a database have open with those that the next start would open. Safe for
/// concurrent use.
/// </summary>
/// <remarks>
/// SQLite opens the files once, and writes to them whatever happens to their names: what is written to a deleted or
/// replaced file is lost with the last connection. An overwritten file has the same identity, and is not noticed.
/// </remarks>
/// <param name="path">The full path of the database.</param>
internal sealed class DatabaseFiles(string path)
{
    private readonly byte[] _databasePath = FileStatus.Encode(path);
    private readonly byte[] _logPath = FileStatus.Encode(path + "-wal");
    private readonly byte[] _indexPath = FileStatus.Encode(path + "-shm");

    private readonly Lock _opening = new();

    // The database never changes. The log and its index are new once all connections were closed.
    private FileStatus? _database;
    private OpenLog? _log;
    private FileStatus? _releasedIndex;

    /// <summary>Gets the path of the database.</summary>
    public string Path => path;

    /// <summary>
    /// Gets or sets whether the log was cut while it was open. A connection that is closed must not copy what is left
    /// of the log into the database.
    /// </summary>
    public bool IsLogCut { get; set; }

    /// <summary>Gets whether the identity of the open log is known.</summary>
    public bool IsCaptured => Volatile.Read(ref _log) is not null;

    /// <summary>Records the files that the first connection opens.</summary>
    /// <param name="open">
    /// Opens the log and its index, by a statement: before that the connection has not opened them. Not called if the
    /// files of an earlier connection are known.
    /// </param>
    public void Capture(Action open)
    {
        if (IsCaptured)
        {
            return;
        }

        lock (_opening)
        {
            if (IsCaptured)
            {
                return;
            }

            open();
            _database ??= FileStatus.Read(_databasePath);
            Volatile.Write(ref _log, new OpenLog(FileStatus.Read(_logPath), FileStatus.Read(_indexPath)));
        }
    }

    /// <summary>Forgets the log, once all connections of this process are closed.</summary>
    public void Release()
    {
        _releasedIndex = Volatile.Read(ref _log)?.Index;
        Volatile.Write(ref _log, null);
    }

    /// <summary>Gets whether another process still uses the log that was released.</summary>
    public bool IsReleasedLogInUse
    {
        get
        {
            if (IsCaptured)
            {
                return false;
            }

            lock (_opening)
            {
                return !IsCaptured
                    && _releasedIndex is { } released
                    && FileStatus.Read(_indexPath) is { } index
                    && index.IsSameFile(released);
            }
        }
    }

    /// <summary>Gets the size of the log, in bytes; zero if there is none.</summary>
    public long ReadLogBytes() => FileStatus.Read(_logPath)?.Size ?? 0;

    /// <summary>Checks the database and its log: what a commit needs to be durable.</summary>
    /// <param name="logBytes">The size of the log, in bytes; zero if there is none.</param>
    public DatabaseFilesState Check(out long logBytes)
    {
        logBytes = 0;
        if (_database is { } database
            && !(FileStatus.Read(_databasePath) is { } found && found.IsSameFile(database)))
        {
            return DatabaseFilesState.DatabaseReplaced;
        }

        if (Volatile.Read(ref _log) is not { } captured)
        {
            return DatabaseFilesState.Intact;
        }

        // Deleted before it was captured, or since.
        if (captured.Log is not { } open || FileStatus.Read(_logPath) is not { } log)
        {
            return DatabaseFilesState.LogDeleted;
        }

        logBytes = log.Size;
        return log.IsSameFile(open)
            ? DatabaseFilesState.Intact
            : log.Size == 0 ? DatabaseFilesState.LogDeleted : DatabaseFilesState.LogReplaced;
    }

    /// <summary>Checks the index of the log too, without which other processes do not see the locks.</summary>
    /// <inheritdoc cref="Check"/>
    public DatabaseFilesState CheckAll(out long logBytes)
    {
        var state = Check(out logBytes);
        return state == DatabaseFilesState.Intact
            && Volatile.Read(ref _log) is { } captured
            && !(captured.Index is { } open
                && FileStatus.Read(_indexPath) is { } index
                && index.IsSameFile(open))
                ? DatabaseFilesState.LogDeleted
                : state;
    }

    private sealed record OpenLog(FileStatus? Log, FileStatus? Index);
}
