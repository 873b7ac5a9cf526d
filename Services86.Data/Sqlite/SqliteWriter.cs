namespace Services86.Data.Sqlite;

/// <summary>Does the work that writes: one transaction at a time, and with one commit for all that is waiting.</summary>
/// <remarks>
/// SQLite has one writer at a time, and a commit takes as long for one row as for many: the disk decides. So what comes
/// while one transaction is committed goes into the next one together, each piece of work behind a savepoint of its own.
/// Nobody waits for others to come. A caller gets an answer when the transaction is on the disk; that of a refusal too,
/// as it may be due to what another piece of the same transaction wrote.
/// <para>
/// What waits is carried out by a thread that is there for nothing else. Who comes when nobody writes or waits does their
/// work themselves, on their own thread: to hand it to another one and its answer back takes longer than the disk does.
/// That of another process is waited for by the writer's thread only.
/// </para>
/// <para>The thread and the connection come when they are needed first. Safe for concurrent use.</para>
/// </remarks>
/// <param name="connectionString">The connection string.</param>
/// <param name="queueLimit">How many pieces of work may wait, beside those of the running transaction.</param>
internal sealed class SqliteWriter(string connectionString, int queueLimit) : IDisposable
{
    /// <summary>The name of the thread.</summary>
    public const string ThreadName = "Services86 SQLite writer";

    // So that the first of them does not wait long for the last: some milliseconds of work.
    private const int BatchLimit = 256;

    private readonly LinkedList<WriterWork> _queue = new();
    private Thread? _thread;
    private bool _isClosed;

    // Whether somebody writes: to whom the session and the batch belong until it is false again.
    private bool _isWriting;
    private SqliteWriterSession? _session;
    private readonly List<WriterWork> _batch = new(BatchLimit);

    /// <summary>How many transactions have been committed.</summary>
    public long CommitCount { get; private set; }

    /// <inheritdoc cref="IStorage.WriteAsync"/>
    /// <exception cref="ObjectDisposedException">The writer is closed, or about to be.</exception>
    public async Task<T> WriteAsync<T>(Func<IDatabaseSession, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var piece = new WriterWork<T>(work);
        if (TryWriteNow(piece))
        {
            return await piece.Outcome;
        }

        Enqueue(piece);
        await using (cancellationToken.UnsafeRegister((_, token) => CancelIfWaiting(piece, token), state: null))
        {
            return await piece.Outcome;
        }
    }

    /// <summary>Takes no more work, waits until what was taken is committed, and closes the connection.</summary>
    public void Dispose()
    {
        lock (_queue)
        {
            _isClosed = true;
            Monitor.PulseAll(_queue);
        }

        _thread?.Join();
        lock (_queue)
        {
            while (_isWriting)
            {
                Monitor.Wait(_queue);
            }
        }

        _session?.Close();
        _session = null;
    }

    /// <summary>Does the work on the caller's thread, if nobody else writes or waits to.</summary>
    /// <returns>False when it was not begun.</returns>
    private bool TryWriteNow(WriterWork piece)
    {
        lock (_queue)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            if (_isWriting || _queue.Count > 0)
            {
                return false;
            }

            _isWriting = true;
        }

        _batch.Add(piece);
        var isDone = CarryOut(waits: false);
        EndTurn(isDone);
        return isDone;
    }

    private void Enqueue(WriterWork piece)
    {
        lock (_queue)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            if (_queue.Count >= queueLimit)
            {
                throw new DatabaseBusyException(queueLimit);
            }

            _queue.AddLast(piece.Place);
            if (_thread is null)
            {
                _thread = new Thread(Run) { Name = ThreadName, IsBackground = true };
                _thread.UnsafeStart();
            }

            Monitor.Pulse(_queue);
        }
    }

    private void CancelIfWaiting(WriterWork piece, CancellationToken token)
    {
        lock (_queue)
        {
            if (piece.Place.List is null)
            {
                return;
            }

            _queue.Remove(piece.Place);
        }

        piece.Cancel(token);
    }

    private void Run()
    {
        while (TakeTurn())
        {
            CarryOut(waits: true);
            EndTurn(isDone: true);
        }
    }

    /// <summary>Waits until there is work and nobody writes, and takes what there is.</summary>
    /// <returns>False when there is no work and never will be.</returns>
    private bool TakeTurn()
    {
        lock (_queue)
        {
            while (_isWriting || _queue.Count == 0)
            {
                if (_isClosed && _queue.Count == 0)
                {
                    return false;
                }

                Monitor.Wait(_queue);
            }

            while (_batch.Count < BatchLimit && _queue.First is { } first)
            {
                _queue.RemoveFirst();
                _batch.Add(first.Value);
            }

            _isWriting = true;
            return true;
        }
    }

    private bool CarryOut(bool waits)
    {
        try
        {
            _session ??= new SqliteWriterSession(connectionString);
            if (!_session.TryBegin(waits))
            {
                return false;
            }

            if (_session.Carry(_batch))
            {
                CommitCount++;
            }
        }
#pragma warning disable CA1031 // Whatever it is, it is for the callers, who get it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _batch.ForEach(piece => piece.Failure = exception);

            // Whatever state it is in, closing it ends the transaction, and the next one starts afresh.
            _session?.Close();
            _session = null;
        }

        return true;
    }

    private void EndTurn(bool isDone)
    {
        if (isDone)
        {
            _batch.ForEach(piece => piece.Complete());
        }

        _batch.Clear();
        lock (_queue)
        {
            _isWriting = false;
            Monitor.PulseAll(_queue);
        }
    }
}
