using Services86.Data.Storage;

namespace Services86.Data.Sqlite;

/// <summary>A pool of sessions that only read. Safe for concurrent use.</summary>
/// <remarks>
/// A read runs on the calling thread and uses the processor only, so that more sessions than a few for each processor
/// would not read faster, and each has a page cache of up to 2 MB. To wait for a session costs more than the read:
/// therefore the pool has some more sessions than processors, for threads that are interrupted while they read.
/// </remarks>
internal sealed class SqliteReaderPool(string connectionString) : IDisposable
{
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
        await _free.WaitAsync(cancellationToken);
        try
        {
            return TakeIdle() ?? new SqliteReader(connectionString, this);
        }
        catch
        {
            _free.Release();
            throw;
        }
    }

    /// <summary>Takes a session back.</summary>
    public void Return(SqliteReader reader)
    {
        lock (_idle)
        {
            if (_isDisposed)
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

    private SqliteReader? TakeIdle()
    {
        lock (_idle)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return _idle.TryPop(out var reader) ? reader : null;
        }
    }
}
