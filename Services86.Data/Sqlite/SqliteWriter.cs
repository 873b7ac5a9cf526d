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
/// <param name="guard">The guard of the files: no job is acknowledged that the next start would not find.</param>
/// <param name="telemetry">Records the sizes of batches.</param>
/// <param name="isDurable">Whether commits wait for the disk.</param>
internal sealed class SqliteWriter(
    string connectionString,
    int maxQueueLength,
    DatabaseFileGuard guard,
    StorageTelemetry telemetry,
    bool isDurable = true) : IDisposable
{
    /// <summary>The name of the writer's thread.</summary>
    public const string ThreadName = "Services86 SQLite writer";

    // A batch takes a few milliseconds: the first of its callers does not wait long for the last job.
    private const int MaxBatchSize = 256;

    // In milliseconds. After a longer pause the files are checked before a transaction too, and not only after it.
    private const long MaxPause = 10;

    private readonly LinkedList<WriteJob> _queue = new();
    private Thread? _thread;
    private bool _isClosed;

    // Guarded by the lock on the queue. The thread that sets it owns the session and the batch until it clears it.
    private bool _isWriting;
    private SqliteWriterSession? _session;
    private readonly List<WriteJob> _batch = new(MaxBatchSize);

    // Of the last check of the files, by the system's ticks, and the size of the log in bytes.
    private long _checkedAt;
    private long _logBytes;

    // Whether the last check has failed, or a reader has found that the files are not intact.
    private volatile bool _isSuspect;

    private volatile bool _isCommitFailing;

    /// <summary>The number of transactions that were committed.</summary>
    public long CommitCount { get; private set; }

    /// <summary>The number of queued jobs.</summary>
    public int QueueLength
    {
        get
        {
            lock (_queue)
            {
                return _queue.Count;
            }
        }
    }

    /// <summary>Whether the last transaction failed as a whole, and none was committed since.</summary>
    public bool IsCommitFailing => _isCommitFailing;

    /// <summary>Executes a write job as a whole or not at all. The job holds the write lock.</summary>
    /// <param name="job">The job, which awaits nothing but its session. If it throws, nothing of it is stored.</param>
    /// <param name="cancellationToken">Cancels the job while it is queued.</param>
    /// <returns>The result of the job, once what it wrote is on the disk.</returns>
    /// <exception cref="DatabaseBusyException">The queue of write jobs is full.</exception>
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

    /// <summary>Checks the files of the database, and recovers from a deleted log.</summary>
    /// <exception cref="DatabaseFileLostException">Recovery is impossible.</exception>
    public Task RecoverAsync()
    {
        _isSuspect = true;
        return WriteAsync(_ => ValueTask.FromResult(true), CancellationToken.None);
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
            var session = PrepareSession();
            if (waitForLock)
            {
                session.Begin();
            }
            else if (!session.TryBegin())
            {
                return false;
            }

            var isCommitted = session.ExecuteAndCommit(_batch);
            CheckFilesAfterCommit();
            if (isCommitted)
            {
                CommitCount++;
                _isCommitFailing = false;
            }

            CloseIfBroken();
        }
        catch (DatabaseFileLostException exception)
        {
            // The session stays: it may have the only copy of the log.
            _isSuspect = true;
            _isCommitFailing = true;
            _batch.ForEach(job => job.Failure = exception);
        }
#pragma warning disable CA1031 // The callers get the exception, whatever its type.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _isCommitFailing = exception is not DatabaseBusyException;
            _batch.ForEach(job => job.Failure = exception);

            // Closing the connection ends the transaction, whatever state it is in. The next batch gets a new one.
            _session?.Close();
            _session = null;
        }

        return true;
    }

    private SqliteWriterSession PrepareSession()
    {
        if (_session is null || _isSuspect || Environment.TickCount64 - _checkedAt > MaxPause)
        {
            CheckFilesAfterPause();
        }

        var session = _session ??= new SqliteWriterSession(connectionString, guard.Files, isDurable);
        _logBytes = session.TrimLog(_logBytes);
        return session;
    }

    private void CheckFilesAfterPause()
    {
        guard.RequireReleased();
        var state = guard.Files.CheckAll(out var logBytes);
        if (state != DatabaseFilesState.Intact)
        {
            guard.Recover(state, ref _session);
            guard.RequireReleased();
            logBytes = _logBytes = 0;
        }

        _session ??= new SqliteWriterSession(connectionString, guard.Files, isDurable);
        if (guard.Files.IsLogCut || (logBytes < _logBytes && !_session.IsLogComplete()))
        {
            throw guard.RefuseCutLog();
        }

        _logBytes = logBytes;
        _isSuspect = false;
    }

    // After the commit, and before the callers get their results: a file that is moved later has them.
    private void CheckFilesAfterCommit()
    {
        var state = guard.Files.Check(out _logBytes);
        _checkedAt = Environment.TickCount64;
        if (state != DatabaseFilesState.Intact)
        {
            guard.Recover(state, ref _session);
            _logBytes = 0;
        }
    }

    private void CloseIfBroken()
    {
        if (_session?.IsBroken == true)
        {
            _session.Close();
            _session = null;
        }
    }

    private void EndBatch(bool isExecuted)
    {
        if (isExecuted)
        {
            telemetry.RecordBatch(_batch.Count);
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
