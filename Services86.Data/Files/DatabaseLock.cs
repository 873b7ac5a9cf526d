namespace Services86.Data.Files;

/// <summary>
/// A lock between processes: shared by those that use a database, exclusive for one that puts a file in its place.
/// </summary>
/// <remarks>
/// The lock is on a file of its own, <c>.services86.db.lock</c> beside <c>services86.db</c>. A lock on the database
/// file would end with the next descriptor of the file that the process closes, and would be on the wrong file once
/// the file was deleted. The operating system ends the lock of a process that is killed. The file stays: if it were
/// deleted, two processes could lock two files of that name.
/// </remarks>
internal sealed class DatabaseLock : IDisposable
{
    private readonly FileStream _file;

    private DatabaseLock(FileStream file) => _file = file;

    /// <summary>Locks a database for use together with other processes.</summary>
    /// <exception cref="DatabaseInUseException">Another process holds the exclusive lock.</exception>
    public static DatabaseLock Share(string databasePath) =>
        Open(databasePath, FileAccess.Read, FileShare.Read, DatabaseInUseException.BeingRestored);

    /// <summary>Locks a database for this process alone.</summary>
    /// <exception cref="DatabaseInUseException">Another process holds the lock.</exception>
    public static DatabaseLock Exclude(string databasePath) =>
        Open(databasePath, FileAccess.ReadWrite, FileShare.None, DatabaseInUseException.ByServer);

    /// <summary>Releases the lock.</summary>
    public void Dispose() => _file.Dispose();

    private static DatabaseLock Open(
        string databasePath, FileAccess access, FileShare share, Func<string, IOException, Exception> refusal)
    {
        var directory = Path.GetDirectoryName(databasePath) ?? "";
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = access, Share = share };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            return new DatabaseLock(
                new FileStream(Path.Combine(directory, $".{Path.GetFileName(databasePath)}.lock"), options));
        }
        catch (IOException exception) when (IsLocked(exception))
        {
            throw refusal(databasePath, exception);
        }
    }

    // EWOULDBLOCK of Linux and of macOS, and ERROR_SHARING_VIOLATION of Windows.
    private static bool IsLocked(IOException exception) => (exception.HResult & 0xFFFF) is 11 or 35 or 32;
}
