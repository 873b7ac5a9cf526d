using Services86.Data.Refusals;
using Services86.Data.Storage;

namespace Services86.Data.Sqlite;

/// <summary>A pool of sessions that only read. Safe for concurrent use.</summary>
/// <remarks>
/// A read runs on the calling thread and uses the processor only, so that more sessions than a few for each processor
/// would not read faster, and each has a page cache of up to 2 MB. To wait for a session costs more than the read:
/// therefore the pool has some more sessions than processors, for threads that are interrupted while they read.
/// </remarks>
/// <param name="connectionString">The connection string.</param>
/// <param name="files">The files of the database, which a new session must not open if they were replaced.</param>
/// <param name="recover">Recovers from files that were deleted, or throws.</param>
internal sealed class SqliteReaderPool(string connectionString, DatabaseFiles files, Func<Task> recover) : IDisposable
{
    // A reader is in use for microseconds.
    private static readonly TimeSpan TakeAllTimeout = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _free = new(MaxReaders);

    // The session that was returned last is used first: its page cache is the most recent, and few sessions are opened
    // if few are needed.
    private readonly Stack<SqliteReader> _idle = new();
    private bool _isDisposed;

    /// <summary>The largest number of sessions in use at a time.</summary>
    public static int MaxReaders => 8 * Environment.ProcessorCount;

    /// <summary>Gets an idle session, or opens one; waits while all are in use.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The session. Disposing of it returns it to the pool.</returns>
    /// <exception cref="ObjectDisposedException">The pool is closed.</exception>
    public async ValueTask<IDatabaseSession> OpenAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await _free.WaitAsync(cancellationToken);
            try
            {
                if (TakeIdle() is { } idle)
                {
                    return idle;
                }

                if (AreFilesIntact())
                {
                    return new SqliteReader(connectionString, files, this);
                }
            }
            catch
            {
                _free.Release();
                throw;
            }

            _free.Release();
            await recover();
        }
    }

    /// <summary>Takes all sessions out of the pool, after those in use were returned. New ones wait.</summary>
    /// <returns>The sessions. The caller closes them or not, and calls <see cref="PutBack"/>.</returns>
    /// <exception cref="DatabaseFileLostException">A session stays in use for ten seconds.</exception>
    public List<SqliteReader> TakeAll()
    {
        for (var taken = 0; taken < MaxReaders; taken++)
        {
            if (!_free.Wait(TakeAllTimeout))
            {
                if (taken > 0)
                {
                    _free.Release(taken);
                }

                throw new DatabaseFileLostException(
                    "The files of the database were changed while the server has them open, and a read has not ended "
                    + "within ten seconds: the connections cannot be opened anew before it has.");
            }
        }

        lock (_idle)
        {
            List<SqliteReader> all = [.. _idle];
            _idle.Clear();
            return all;
        }
    }

    /// <summary>Puts sessions back after <see cref="TakeAll"/>.</summary>
    /// <param name="sessions">Those that were not closed.</param>
    public void PutBack(IEnumerable<SqliteReader> sessions)
    {
        lock (_idle)
        {
            foreach (var session in sessions)
            {
                _idle.Push(session);
            }
        }

        _free.Release(MaxReaders);
    }

    /// <summary>Takes a session back, and closes it if a statement failed because of the file or the memory.</summary>
    public void Return(SqliteReader reader)
    {
        lock (_idle)
        {
            if (_isDisposed || reader.IsBroken)
            {
                reader.Close();
            }
            else
            {
                _idle.Push(reader);
            }
        }

        _free.Release();
    }

    /// <summary>Closes the idle sessions; sessions in use are closed when they are returned.</summary>
    public void Dispose()
    {
        lock (_idle)
        {
            _isDisposed = true;
            while (_idle.TryPop(out var reader))
            {
                reader.Close();
            }
        }
    }

    private bool AreFilesIntact() => files.IsCaptured
        ? files.CheckAll(out _) == DatabaseFilesState.Intact
        : !files.IsReleasedLogInUse;

    private SqliteReader? TakeIdle()
    {
        lock (_idle)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return _idle.TryPop(out var reader) ? reader : null;
        }
    }
}
