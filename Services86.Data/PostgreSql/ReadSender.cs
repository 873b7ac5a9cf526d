using System.Data.Common;

namespace Services86.Data.PostgreSql;

/// <summary>
/// Sends the reads of single rows: each alone while few of them are sent at the same time, and those that wait
/// together. Safe for concurrent use.
/// </summary>
/// <remarks>
/// A round trip costs several switches between threads, here and in the server, and these cost more than it takes to
/// find a row by its key. Reads that wait are sent as soon as a read before them has ended; no read waits for others to
/// come. A read of many rows is not sent here: the reads behind it would wait for all of its rows.
/// </remarks>
/// <param name="pool">The sessions.</param>
internal sealed class ReadSender(SessionPool pool)
{
    // More senders make smaller batches: with two processors, 2 senders answer 15 % more reads than 4. With one, a
    // connection that hangs would stop all reads.
    private static readonly int MaxSenders = Math.Clamp(Environment.ProcessorCount, 2, 16);

    // The first of the callers does not wait long for the last read.
    private const int MaxBatchSize = 32;

    private readonly Queue<QueuedRead> _queue = new();
    private int _senders;

    /// <summary>Runs a statement, and reads its row.</summary>
    /// <param name="call">The statement, which returns few rows.</param>
    /// <param name="read">Reads the row.</param>
    /// <param name="cancellationToken">Cancels the statement while it waits, or is sent alone.</param>
    public ValueTask<T> QueryAsync<T>(
        StatementCall call, Func<StatementRows, ValueTask<T>> read, CancellationToken cancellationToken)
    {
        QueuedRead<T>? queued = null;
        lock (_queue)
        {
            if (_senders < MaxSenders)
            {
                _senders++;
            }
            else
            {
                queued = new QueuedRead<T>(call, read);
                _queue.Enqueue(queued);
            }
        }

        return queued is null
            ? SendAloneAsync(call, read, cancellationToken)
            : WaitAsync(queued, cancellationToken);
    }

    private static async ValueTask<T> WaitAsync<T>(QueuedRead<T> queued, CancellationToken cancellationToken)
    {
        await using (cancellationToken.UnsafeRegister(
            static (read, token) => ((QueuedRead)read!).Cancel(token), queued))
        {
            return await queued.Completion;
        }
    }

    private async ValueTask<T> SendAloneAsync<T>(
        StatementCall call, Func<StatementRows, ValueTask<T>> read, CancellationToken cancellationToken)
    {
        try
        {
            await using var session = await pool.TakeAsync(cancellationToken);
            return await session.QueryAsync(call, read);
        }
        finally
        {
            // Begins on this thread: to wake another one takes longer than to send the reads that wait.
            _ = SendQueuedAsync();
        }
    }

    private async Task SendQueuedAsync()
    {
        while (TakeBatch() is { } batch)
        {
            await SendAsync(batch);
        }
    }

    // Null if nothing waits: the sender has ended.
    private List<QueuedRead>? TakeBatch()
    {
        List<QueuedRead>? batch = null;
        lock (_queue)
        {
            while ((batch is null || batch.Count < MaxBatchSize) && _queue.TryDequeue(out var read))
            {
                if (read.TryTake())
                {
                    (batch ??= []).Add(read);
                }
            }

            if (batch is null)
            {
                _senders--;
            }
        }

        return batch;
    }

    private async Task SendAsync(List<QueuedRead> batch)
    {
        try
        {
            if (batch.Count > 1)
            {
                await SendTogetherAsync(batch);
            }

            // An error of the database ends a batch: the reads behind it, and the read that has caused it.
            foreach (var read in batch.Where(read => !read.IsCompleted))
            {
                await using var session = await pool.TakeAsync(CancellationToken.None);
                await read.SendAloneAsync(session);
            }
        }
#pragma warning disable CA1031 // The callers get the exception, whatever its type.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            batch.ForEach(read => read.Fail(exception));
        }
    }

    private async ValueTask SendTogetherAsync(List<QueuedRead> batch)
    {
        await using var session = await pool.TakeAsync(CancellationToken.None);
        try
        {
            await session.ReadAsync(batch);
        }
        catch (DbException)
        {
            // The reads without a result are sent alone, and get the error if it is theirs.
        }
    }
}
