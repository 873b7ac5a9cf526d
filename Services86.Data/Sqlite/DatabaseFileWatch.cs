using System.Data.Common;

namespace Services86.Data.Sqlite;

/// <summary>
/// Checks the files of a database once a second, so that a deleted log is copied into the database soon, also if
/// nothing is written: a process that is killed would lose what the log contains.
/// </summary>
internal sealed class DatabaseFileWatch : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly DatabaseFiles _files;
    private readonly SqliteWriter _writer;
    private readonly Timer _timer;

    /// <summary>Begins to watch.</summary>
    public DatabaseFileWatch(DatabaseFiles files, SqliteWriter writer)
    {
        _files = files;
        _writer = writer;
        _timer = new Timer(_ => _ = CheckAsync(), state: null, Interval, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private async Task CheckAsync()
    {
        try
        {
            if (_files.IsCaptured && _files.CheckAll(out _) != DatabaseFilesState.Intact)
            {
                await _writer.RecoverAsync();
            }

            _timer.Change(Interval, Timeout.InfiniteTimeSpan);
        }
        catch (DbException)
        {
            // Logged by the guard. The next write fails in the same way, and says so to its caller.
            _timer.Change(Interval, Timeout.InfiniteTimeSpan);
        }
        catch (ObjectDisposedException)
        {
            // The server shuts down.
        }
    }
}
