using Services86.Agents.Login;
using Services86.Agents.Refusals;

namespace Services86.Tests.Agents.Login;

internal sealed class HashThreadsTests
{
    private static readonly int MaxThreads = Math.Max(1, Environment.ProcessorCount - 1);
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly ManualResetEventSlim _released = new();
    private HashThreads _threads = null!;
    private int _running;
    private int _maxRunning;

    [SetUp]
    public void StartThreads()
    {
        _threads = new HashThreads();
        _released.Reset();
        _running = _maxRunning = 0;
    }

    [TearDown]
    public void StopThreads()
    {
        _released.Set();
        _threads.Dispose();
    }

    [Test]
    public async Task As_many_hashes_run_at_once_as_there_are_processors_less_one()
    {
        var jobs = Enumerable.Range(0, 20).Select(_ => RunAsync()).ToList();
        SpinWait.SpinUntil(() => Volatile.Read(ref _running) == MaxThreads, Timeout);
        _released.Set();

        await Task.WhenAll(jobs).WaitAsync(Timeout);

        Assert.That(_maxRunning, Is.EqualTo(MaxThreads));
        Assert.That(_threads.Count, Is.EqualTo(20));
    }

    [Test]
    public async Task No_hash_runs_on_a_thread_of_the_pool()
    {
        var isPoolThread = await _threads.RunAsync(
            HashClient.Server, () => Thread.CurrentThread.IsThreadPoolThread, CancellationToken.None);

        Assert.That(isPoolThread, Is.False);
    }

    [Test]
    public async Task What_does_not_fit_into_the_queue_is_refused_with_the_time_to_wait()
    {
        var running = Enumerable.Range(0, MaxThreads).Select(_ => RunAsync()).ToList();
        SpinWait.SpinUntil(() => Volatile.Read(ref _running) == MaxThreads, Timeout);
        var queued = Enumerable.Range(0, 256).Select(_ => RunAsync()).ToList();

        Assert.That(
            () => RunAsync(),
            Throws.TypeOf<SoDbAccessException>()
                .With.Property("RetryAfter").GreaterThanOrEqualTo(TimeSpan.FromSeconds(1))
                .And.Property("FriendlyText").StartsWith("The server is busy"));

        _released.Set();
        await Task.WhenAll([.. running, .. queued]).WaitAsync(Timeout);
    }

    [Test]
    public async Task A_cancelled_hash_leaves_the_queue()
    {
        var running = Enumerable.Range(0, MaxThreads).Select(_ => RunAsync()).ToList();
        SpinWait.SpinUntil(() => Volatile.Read(ref _running) == MaxThreads, Timeout);
        using var stop = new CancellationTokenSource();
        var cancelled = RunAsync(stop.Token);

        await stop.CancelAsync();

        Assert.That(async () => await cancelled.WaitAsync(Timeout), Throws.InstanceOf<OperationCanceledException>());
        _released.Set();
        await Task.WhenAll(running).WaitAsync(Timeout);
        Assert.That(_threads.Count, Is.EqualTo(MaxThreads));
    }

    [Test]
    public void A_failure_is_thrown_where_the_hash_is_awaited()
    {
        Assert.That(
            () => _threads.RunAsync<int>(HashClient.Server, () => throw new FormatException(), CancellationToken.None),
            Throws.TypeOf<FormatException>());
    }

    [Test]
    public void What_is_queued_is_cancelled_when_the_threads_are_stopped()
    {
        for (var i = 0; i < MaxThreads; i++)
        {
            _ = RunAsync();
        }

        SpinWait.SpinUntil(() => Volatile.Read(ref _running) == MaxThreads, Timeout);
        var queued = RunAsync();

        _threads.Dispose();

        Assert.That(async () => await queued.WaitAsync(Timeout), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(() => RunAsync(), Throws.TypeOf<ObjectDisposedException>());
    }

    private Task<int> RunAsync(CancellationToken cancellationToken = default) => _threads.RunAsync(
        HashClient.Server,
        () =>
        {
            var running = Interlocked.Increment(ref _running);
            InterlockedMax(ref _maxRunning, running);
            _released.Wait(CancellationToken.None);
            return Interlocked.Decrement(ref _running);
        },
        cancellationToken);

    private static void InterlockedMax(ref int target, int value)
    {
        for (var current = target; current < value; current = target)
        {
            Interlocked.CompareExchange(ref target, value, current);
        }
    }
}
