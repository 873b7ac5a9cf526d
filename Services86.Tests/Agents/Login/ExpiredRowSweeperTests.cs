using Microsoft.Extensions.Logging;
using Services86.Agents.Login;
using Services86.Data.Audit;
using Services86.Data.Logins;
using Services86.Tests.Support;

namespace Services86.Tests.Agents.Login;

internal sealed class ExpiredRowSweeperTests(TestEngine engine) : EngineFixture(engine)
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    private ManualTimer _timer = null!;
    private LogCollector _log = null!;
    private ExpiredRowSweeper _sweeper = null!;

    [SetUp]
    public async Task StartSweeper()
    {
        _timer = new ManualTimer(Now);
        _log = new LogCollector();
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(_log));
        _sweeper = new ExpiredRowSweeper(
            Tickets,
            Process.Get<LoginFailureRepository>(),
            Process.Get<AuditRepository>(),
            _timer,
            factory.CreateLogger<ExpiredRowSweeper>());
        await _sweeper.StartAsync(Cancellation);
    }

    [TearDown]
    public async Task StopSweeper()
    {
        await _sweeper.StopAsync(Cancellation);
        _sweeper.Dispose();
        _log.Dispose();
    }

    [Test]
    public async Task Expired_tickets_are_deleted_every_hour_and_valid_ones_are_not()
    {
        var (expired, valid) = (Some.Hash(), Some.Hash());
        await AddTicketAsync(expired, Now);
        await AddTicketAsync(valid, Now + Moment);

        await TickAsync("1 expired tickets deleted");

        Assert.That(_timer.Period, Is.EqualTo(TimeSpan.FromHours(1)));
        Assert.That(await Tickets.FindAsync(expired, Cancellation), Is.Null);
        Assert.That(await Tickets.FindAsync(valid, Cancellation), Is.Not.Null);
    }

    [Test]
    public async Task A_failure_of_the_database_does_not_stop_the_sweeper()
    {
        await Process.ExecuteAsync("ALTER TABLE ticket RENAME TO elsewhere");
        await TickAsync("Expired tickets could not be deleted");
        await Process.ExecuteAsync("ALTER TABLE elsewhere RENAME TO ticket");
        await AddTicketAsync(Some.Hash(), Now);

        await TickAsync("1 expired tickets deleted");

        Assert.That(_sweeper.ExecuteTask!.IsCompleted, Is.False);
        Assert.That(_log.Errors, Is.Empty);
    }

    private async Task AddTicketAsync(byte[] hash, DateTimeOffset validTo)
    {
        var id = await AddAssociateAsync($"user {Guid.NewGuid()}");
        await Tickets.AddAsync(hash, id, validTo, Cancellation);
    }

    private async Task TickAsync(string expectedLine)
    {
        var logged = _log.NextAsync(expectedLine);
        await _timer.TickAsync();
        await logged;
    }

    /// <summary>A clock with one timer, which fires when the test says so.</summary>
    private sealed class ManualTimer(DateTimeOffset now) : TimeProvider
    {
        // A background service creates its timer on a thread of the pool, perhaps after StartAsync has ended.
        private readonly TaskCompletionSource<Action> _callback =
            new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TimeSpan Period { get; private set; }

        public override DateTimeOffset GetUtcNow() => now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Period = period;
            _callback.SetResult(() => callback(state));
            return new Handle();
        }

        public async Task TickAsync() => (await _callback.Task.WaitAsync(TimeSpan.FromSeconds(10)))();

        private sealed class Handle : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
