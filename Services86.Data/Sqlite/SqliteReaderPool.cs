namespace Services86.Data.Sqlite;

/// <summary>Sessions that only read, kept open for the next one who reads. Safe for concurrent use.</summary>
/// <remarks>
/// Reading is work of the processor on the calling thread: more sessions than a few for each processor would only take
/// turns, and each has a page cache of up to 2 MB. Whoever comes when all are in use waits without a thread, which costs
/// more than the read: so there are some more than can be reading, for threads that were interrupted in the middle.
/// </remarks>
internal sealed class SqliteReaderPool(string connectionString) : IDisposable
{
    private readonly SemaphoreSlim _turns = new(Limit);

    // The last one back is the first one out: its page cache is the freshest, and few are open when few are needed.
    private readonly Stack<SqliteReader> _idle = new();
    private bool _isDisposed;

    /// <summary>How many sessions can be in use.</summary>
    public static int Limit => 8 * Environment.ProcessorCount;

    /// <summary>Gets a session, which is given back by disposing of it.</summary>
    /// <exception cref="ObjectDisposedException">The pool is disposed of.</exception>
    public async ValueTask<IDatabaseSession> OpenAsync(CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken);
        try
        {
            return TakeIdle() ?? new SqliteReader(connectionString, this);
        }
        catch
        {
            _turns.Release();
            throw;
        }
    }

    /// <summary>Takes back a session.</summary>
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

        _turns.Release();
    }

    /// <summary>Closes the sessions: those in use when they are given back.</summary>
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
