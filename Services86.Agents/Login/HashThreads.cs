using System.Diagnostics;
using Services86.Agents.Refusals;

namespace Services86.Agents.Login;

/// <summary>
/// Hashes passwords on threads of their own: as many as there are processors, less one, and at least one.
/// </summary>
/// <remarks>
/// A hash keeps a processor busy for a tenth of a second. On the thread pool, logins would occupy all its threads, and
/// every other call would wait for them. The threads start when they are needed, and then stay.
/// </remarks>
internal sealed class HashThreads : IDisposable
{
    private static readonly TimeSpan MinRetryAfter = TimeSpan.FromSeconds(1);

    private readonly HashQueue _queue = new();
    private readonly SemaphoreSlim _queued = new(0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly int _maxThreads = Math.Max(1, Environment.ProcessorCount - 1);
    private int _threads;
    private long _lastDurationTicks;
    private long _count;

    /// <summary>Gets the number of passwords that were hashed or verified.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <summary>Gets the number of passwords that wait to be hashed or verified.</summary>
    public int QueueLength => _queue.Length;

    // What is queued is done before a client that comes back.
    private TimeSpan RetryAfter
    {
        get
        {
            var ticks = Interlocked.Read(ref _lastDurationTicks) * QueueLength / _maxThreads;
            var seconds = Math.Ceiling(TimeSpan.FromTicks(ticks).TotalSeconds);
            return TimeSpan.FromSeconds(Math.Max(seconds, MinRetryAfter.TotalSeconds));
        }
    }

    /// <summary>Hashes a password as soon as it is the client's turn.</summary>
    /// <param name="client">The client that the password is hashed for.</param>
    /// <param name="hash">Hashes the password.</param>
    /// <param name="cancellationToken">Removes the password from the queue. A hash that was begun is completed.</param>
    /// <returns>The result of <paramref name="hash"/>.</returns>
    /// <exception cref="SoDbAccessException">Too many passwords are queued.</exception>
    public async Task<T> RunAsync<T>(HashClient client, Func<T> hash, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(_stopping.IsCancellationRequested, this);
        var job = new HashJob<T>(client, hash);
        _queue.Add(job)?.Fail(LoginRefusals.Busy(RetryAfter));
        StartThread();
        _queued.Release();
        using var registration = cancellationToken.UnsafeRegister(_ => CancelIfQueued(job, cancellationToken), null);
        return await job.Result;
    }

    /// <summary>Stops the threads after their current passwords, and cancels what is queued.</summary>
    public void Dispose()
    {
        _stopping.Cancel();
        while (_queue.Take() is { } job)
        {
            job.Cancel(_stopping.Token);
        }
    }

    private void CancelIfQueued(HashJob job, CancellationToken cancellationToken)
    {
        if (_queue.Remove(job))
        {
            job.Cancel(cancellationToken);
        }
    }

    private void StartThread()
    {
        if (Volatile.Read(ref _threads) >= _maxThreads || Interlocked.Increment(ref _threads) > _maxThreads)
        {
            return;
        }

        // In the background, because a hash must not delay the end of the process.
        var thread = new Thread(RunJobs)
        {
            IsBackground = true,
            Name = "Services86 password hashing",
            Priority = ThreadPriority.BelowNormal,
        };
        thread.Start();
    }

    private void RunJobs()
    {
        try
        {
            while (true)
            {
                // A job that was dropped or cancelled leaves its permit behind: the queue may be empty.
                _queued.Wait(_stopping.Token);
                if (_queue.Take() is { } job)
                {
                    Run(job);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private void Run(HashJob job)
    {
        var started = Stopwatch.GetTimestamp();
        job.Run();
        Interlocked.Exchange(ref _lastDurationTicks, Stopwatch.GetElapsedTime(started).Ticks);
        Interlocked.Increment(ref _count);
    }
}
