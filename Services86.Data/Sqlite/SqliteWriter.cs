namespace Services86.Data.Sqlite;

/// <summary>Does the work that writes: on one thread and connection, and with one commit for all that is waiting.</summary>
/// <remarks>
/// SQLite has one writer at a time, and a commit takes as long for one row as for many: the disk decides. So what comes
/// while one transaction is committed goes into the next one together, each piece of work behind a savepoint of its own.
/// Nobody waits for others to come. A caller gets an answer when the transaction is on the disk; that of a refusal too,
/// as it may be due to what another piece of the same transaction wrote.
/// <para>The thread and the connection come with the first piece of work. Safe for concurrent use.</para>
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
    private SqliteWriterSession? _session;
    private bool _isClosed;

    /// <summary>How many transactions have been committed.</summary>
    public long CommitCount { get; private set; }

    /// <inheritdoc cref="IStorage.WriteAsync"/>
    /// <exception cref="ObjectDisposedException">The writer is closed, or about to be.</exception>
    public async Task<T> WriteAsync<T>(Func<IDatabaseSession, ValueTask<T>> work, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var piece = new WriterWork<T>(work);
        Enqueue(piece);
        await using (ct.UnsafeRegister((_, token) => CancelIfWaiting(piece, token), state: null))
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
            Monitor.Pulse(_queue);
        }

        _thread?.Join();
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
        var batch = new List<WriterWork>(BatchLimit);
        while (TakeBatch(batch))
        {
            CarryOut(batch);
            batch.ForEach(piece => piece.Complete());
            batch.Clear();
        }

        _session?.Close();
    }

    private void CarryOut(List<WriterWork> batch)
    {
        try
        {
            _session ??= new SqliteWriterSession(connectionString);
            if (_session.Carry(batch))
            {
                CommitCount++;
            }
        }
#pragma warning disable CA1031 // Whatever it is, it is for the callers, who get it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            batch.ForEach(piece => piece.Failure = exception);

            // Whatever state it is in, closing it ends the transaction, and the next one starts afresh.
            _session?.Close();
            _session = null;
        }
    }

    /// <summary>Waits for work, and takes what there is.</summary>
    /// <returns>False when there is none and never will be.</returns>
    private bool TakeBatch(List<WriterWork> batch)
    {
        lock (_queue)
        {
            while (_queue.Count == 0)
            {
                if (_isClosed)
                {
                    return false;
                }

                Monitor.Wait(_queue);
            }

            while (batch.Count < BatchLimit && _queue.First is { } first)
            {
                _queue.RemoveFirst();
                batch.Add(first.Value);
            }

            return true;
        }
    }
}
