using System.Data;
using System.Data.Common;
using System.Diagnostics;
using Services86.Data.Refusals;
using Services86.Data.Storage;

namespace Services86.Data.PostgreSql;

/// <summary>Sends the statements that wait together: one transaction, and one commit for all of them.</summary>
/// <remarks>
/// Statements that arrive while a batch is sent form the next batch, which also waits for some of the callers of the
/// last one. If a statement of a batch fails, the batch is rolled back, and each of its statements is executed alone.
/// Safe for concurrent use.
/// </remarks>
/// <param name="pool">The sessions.</param>
/// <param name="runner">Executes the statements of a batch that has failed.</param>
/// <param name="maxQueueLength">The largest number of statements that wait.</param>
/// <param name="telemetry">Records the sizes of batches.</param>
internal sealed class StatementSender(
    SessionPool pool, TransactionRunner runner, int maxQueueLength, StorageTelemetry telemetry) : IAsyncDisposable
{
    // The first of the callers does not wait long for the last statement.
    private const int MaxBatchSize = 128;

    // The callers of a batch with many statements are about to send their next ones. Without a wait for them, half of
    // the batches would have few statements, and the commits of these would delay all others.
    private const int FewStatements = 4;
    private static readonly TimeSpan MaxGathering = TimeSpan.FromMicroseconds(300);

    private readonly Queue<BatchedStatement> _queue = new();
    private Task _sending = Task.CompletedTask;

    // The statements of failed batches; only the thread that sends changes it.
    private Task _alone = Task.CompletedTask;
    private bool _isSending;
    private bool _isClosed;

    /// <summary>The number of queued statements.</summary>
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

    /// <summary>Queues a statement.</summary>
    /// <exception cref="DatabaseBusyException">The queue is full.</exception>
    /// <exception cref="ObjectDisposedException">The sender is closed.</exception>
    public void Enqueue(BatchedStatement statement)
    {
        lock (_queue)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            if (_queue.Count >= maxQueueLength)
            {
                throw new DatabaseBusyException(maxQueueLength);
            }

            _queue.Enqueue(statement);
            if (!_isSending)
            {
                _isSending = true;
                _sending = Task.Run(SendAllAsync);
            }
        }
    }

    /// <summary>Refuses further statements, and waits until the queued ones are sent.</summary>
    public async ValueTask DisposeAsync()
    {
        Task sending;
        lock (_queue)
        {
            _isClosed = true;
            sending = _sending;
        }

        await sending;
        await _alone;
    }

    private async Task SendAllAsync()
    {
        var batch = new List<BatchedStatement>(MaxBatchSize);
        while (TakeBatch(batch))
        {
            await SendAsync(batch);
            telemetry.RecordBatch(batch.Count);
            await GatherAsync(batch.Count);
            batch.Clear();
        }
    }

    // Waits until three quarters as many statements as the last batch had are queued, but not for long.
    private async Task GatherAsync(int lastCount)
    {
        var started = Stopwatch.GetTimestamp();
        while (lastCount > FewStatements
            && QueueLength < 3 * lastCount / 4
            && Stopwatch.GetElapsedTime(started) < MaxGathering)
        {
            await Task.Yield();
        }
    }

    private bool TakeBatch(List<BatchedStatement> batch)
    {
        lock (_queue)
        {
            while (batch.Count < MaxBatchSize && _queue.TryDequeue(out var statement))
            {
                if (statement.TryTake())
                {
                    batch.Add(statement);
                }
            }

            _isSending = batch.Count > 0;
            return _isSending;
        }
    }

    private async Task SendAsync(List<BatchedStatement> batch)
    {
        try
        {
            await using var session = await pool.TakeAsync(CancellationToken.None);
            var failure = await TrySendAsync(session, batch);
            if (failure is null)
            {
                batch.ForEach(statement => statement.Complete());
            }
            else if (failure is OutcomeUnknownException || (batch.Count == 1 && IsFinal(session.Failure)))
            {
                batch.ForEach(statement => statement.Fail(failure));
            }
            else
            {
                // Not awaited: a statement that waits for a lock must not hold up those behind it.
                _alone = Task.WhenAll([_alone, .. batch.Select(statement => statement.RunAloneAsync(runner))]);
            }
        }
#pragma warning disable CA1031 // The callers get the exception, whatever its type.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            batch.ForEach(statement => statement.Fail(exception));
        }
    }

    // Returns the exception after which nothing of the batch is stored, or its outcome is unknown.
    private static async Task<Exception?> TrySendAsync(PostgreSqlSession session, List<BatchedStatement> batch)
    {
        try
        {
            await session.BeginAsync(IsolationLevel.ReadCommitted);
            await session.CommitAsync(await session.SendAsync(batch));
            return null;
        }
        catch (Exception exception) when (exception is DbException or InvalidOperationException)
        {
            await session.RollbackAsync();
            return exception;
        }
    }

    // The only statement of a batch would fail in the same way alone.
    private static bool IsFinal(DatabaseErrorKind? failure) => failure is null or DatabaseErrorKind.Other
        or DatabaseErrorKind.UniqueViolation or DatabaseErrorKind.ForeignKeyViolation;
}
