using Services86.Data.Refusals;
using Services86.Data.Storage;

namespace Services86.Data.Sqlite;

/// <summary>Executes write jobs: one transaction at a time, with one commit for all jobs that are queued.</summary>
/// <remarks>
/// SQLite has one writer at a time, and a commit takes as long for many rows as for one, as it waits for the disk. Jobs
/// that arrive during a transaction are queued, and form the batch of the next transaction; each has a savepoint of its
/// own. No job waits for a batch to fill. Callers are answered after the commit, also those whose job failed: the
/// failure may be due to what another job of the same transaction wrote.
/// <para>
/// Queued jobs are executed on a thread of the writer. If the writer is idle, a job is executed on its caller's thread
/// instead, because two changes of thread take longer than the commit. Only the writer's thread waits for the lock of
/// another process.
/// </para>
/// <para>The thread and the connection are created when they are first needed. Safe for concurrent use.</para>
/// </remarks>
/// <param name="connectionString">The connection string.</param>
/// <param name="maxQueueLength">The largest number of queued jobs, without those of the running transaction.</param>
internal sealed class SqliteWriter(string connectionString, int maxQueueLength) : IDisposable
{
    /// <summary>The name of the writer's thread.</summary>
    public const string ThreadName = "Services86 SQLite writer";

    // A batch takes a few milliseconds: the first of its callers does not wait long for the last job.
    private const int MaxBatchSize = 256;

    private readonly LinkedList<WriteJob> _queue = new();
    private Thread? _thread;
    private bool _isClosed;

    // Guarded by the lock on the queue. The thread that sets it owns the session and the batch until it clears it.
    private bool _isWriting;
    private SqliteWriterSession? _session;
    private readonly List<WriteJob> _batch = new(MaxBatchSize);

    /// <summary>The number of transactions that were committed.</summary>
    public long CommitCount { get; private set; }

    /// <inheritdoc cref="IStorage.WriteAsync"/>
    /// <exception cref="ObjectDisposedException">The writer is closed, or is being closed.</exception>
    public async Task<T> WriteAsync<T>(
        Func<IDatabaseSession, ValueTask<T>> job, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var writeJob = new WriteJob<T>(job);
        if (TryExecuteOnCallersThread(writeJob))
        {
            return await writeJob.Completion;
        }

        Enqueue(writeJob);
        await using (cancellationToken.UnsafeRegister((_, token) => CancelIfQueued(writeJob, token), state: null))
        {
            return await writeJob.Completion;
        }
    }

    /// <summary>Refuses further jobs, waits until the accepted ones are committed, and closes the connection.</summary>
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

    /// <summary>Executes a job on the caller's thread if the writer is idle.</summary>
    /// <returns>False if the writer is not idle, or another process holds the lock; the job was not begun.</returns>
    private bool TryExecuteOnCallersThread(WriteJob job)
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

        _batch.Add(job);
        var isExecuted = ExecuteBatch(waitForLock: false);
        EndBatch(isExecuted);
        return isExecuted;
    }

    private void Enqueue(WriteJob job)
    {
        lock (_queue)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            if (_queue.Count >= maxQueueLength)
            {
                throw new DatabaseBusyException(maxQueueLength);
            }

            _queue.AddLast(job.QueueNode);
            if (_thread is null)
            {
                _thread = new Thread(ExecuteBatches) { Name = ThreadName, IsBackground = true };
                _thread.UnsafeStart();
            }

            Monitor.Pulse(_queue);
        }
    }

    private void CancelIfQueued(WriteJob job, CancellationToken cancellationToken)
    {
        lock (_queue)
        {
            if (job.QueueNode.List is null)
            {
                return;
            }

            _queue.Remove(job.QueueNode);
        }

        job.Cancel(cancellationToken);
    }

    private void ExecuteBatches()
    {
        while (WaitForBatch())
        {
            ExecuteBatch(waitForLock: true);
            EndBatch(isExecuted: true);
        }
    }

    /// <summary>Waits until jobs are queued and no other thread writes, and takes them off the queue.</summary>
    /// <returns>False if the writer is closed and no job is left.</returns>
    private bool WaitForBatch()
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

            while (_batch.Count < MaxBatchSize && _queue.First is { } first)
            {
                _queue.RemoveFirst();
                _batch.Add(first.Value);
            }

            _isWriting = true;
            return true;
        }
    }

    /// <summary>Executes the jobs of the batch in one transaction.</summary>
    /// <returns>False if another process holds the lock and was not waited for; no job was begun.</returns>
    private bool ExecuteBatch(bool waitForLock)
    {
        try
        {
            _session ??= new SqliteWriterSession(connectionString);
            if (waitForLock)
            {
                _session.Begin();
            }
            else if (!_session.TryBegin())
            {
                return false;
            }

            if (_session.ExecuteAndCommit(_batch))
            {
                CommitCount++;
            }
        }
#pragma warning disable CA1031 // The callers get the exception, whatever its type.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _batch.ForEach(job => job.Failure = exception);

            // Closing the connection ends the transaction, whatever state it is in. The next batch gets a new one.
            _session?.Close();
            _session = null;
        }

        return true;
    }

    private void EndBatch(bool isExecuted)
    {
        if (isExecuted)
        {
            _batch.ForEach(job => job.Complete());
        }

        _batch.Clear();
        lock (_queue)
        {
            _isWriting = false;
            Monitor.PulseAll(_queue);
        }
    }
}
