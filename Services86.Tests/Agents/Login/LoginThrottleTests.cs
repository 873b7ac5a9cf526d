using System.Net;
using Services86.Agents.Login;
using Services86.Tests.Support;

namespace Services86.Tests.Agents.Login;

internal sealed class LoginThrottleTests
{
    private static readonly IPAddress Home = IPAddress.Parse("192.0.2.1");
    private static readonly IPAddress Elsewhere = IPAddress.Parse("198.51.100.7");

    private static readonly int[] FiveForNothing = [0, 0, 0, 0, 0, 1];
    private static readonly int[] DoublingToAMinute = [1, 2, 4, 8, 16, 32, 60, 60, 60];

    private readonly ManualTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private LoginThrottle _throttle = null!;

    [SetUp]
    public void Start() => _throttle = new LoginThrottle(_time);

    [Test]
    public async Task Five_failures_cost_nothing_and_the_next_has_to_wait_a_second()
    {
        var waits = await FailAsync(6);

        Assert.That(waits, Is.EqualTo(FiveForNothing));
    }

    [Test]
    public async Task The_wait_doubles_up_to_a_minute()
    {
        await FailAsync(5);

        var waits = new List<int>();
        for (var i = 0; i < 9; i++)
        {
            var wait = await FailAsync();
            waits.Add((int)wait.TotalSeconds);
            _time.Advance(wait);
            await FailAsync();
        }

        Assert.That(waits, Is.EqualTo(DoublingToAMinute));
    }

    [Test]
    public async Task A_refused_login_does_not_make_the_wait_longer()
    {
        await FailAsync(5);
        await FailAsync(100);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.That(await FailAsync(), Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public async Task A_success_forgets_the_failures()
    {
        await FailAsync(4);
        await SucceedAsync();

        Assert.That(await FailAsync(5), Is.All.Zero);
    }

    [Test]
    public async Task A_withdrawn_attempt_neither_counts_nor_forgives()
    {
        await FailAsync(4);
        for (var i = 0; i < 10; i++)
        {
            using var attempt = await _throttle.BeginAsync("anna", Home, CancellationToken.None);
            attempt.Withdraw();
        }

        Assert.That(await FailAsync(2), Is.EqualTo([0, 1]));
    }

    [Test]
    public async Task A_quarter_of_an_hour_without_a_failure_forgets_the_failures()
    {
        await FailAsync(12);
        _time.Advance(TimeSpan.FromMinutes(16));

        Assert.That(await FailAsync(5), Is.All.Zero);
    }

    [Test]
    public async Task The_name_counts_in_any_case_and_from_any_address()
    {
        await FailAsync(5);

        Assert.That(await FailAsync("ANNA", Elsewhere), Is.GreaterThan(TimeSpan.Zero));
    }

    [Test]
    public async Task Another_name_is_not_concerned()
    {
        await FailAsync(5);

        Assert.That(await FailAsync("bert"), Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public async Task A_stranger_does_not_lock_the_owner_out()
    {
        await SucceedAsync();

        await FailAsync(50, Elsewhere);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await FailAsync(address: Elsewhere), Is.GreaterThan(TimeSpan.Zero));
            Assert.That(await FailAsync(), Is.EqualTo(TimeSpan.Zero));
        }
    }

    [Test]
    public async Task An_address_that_is_known_has_to_wait_for_its_own_failures()
    {
        await SucceedAsync();

        Assert.That(await FailAsync(6), Is.EqualTo(FiveForNothing));
    }

    [Test]
    public async Task Guesses_at_the_same_time_count_one_by_one()
    {
        var waits = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(async () => await FailAsync())));

        Assert.That(waits.Count(wait => wait == TimeSpan.Zero), Is.EqualTo(5));
    }

    [Test]
    public async Task Right_passwords_at_the_same_time_are_all_let_in()
    {
        var waits = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(SucceedAsync)));

        Assert.That(waits, Is.All.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public async Task Who_goes_away_while_waiting_for_a_turn_is_gone()
    {
        for (var i = 0; i < 5; i++)
        {
            await _throttle.BeginAsync("anna", Home, CancellationToken.None);
        }

        using var leaving = new CancellationTokenSource();

        var waiting = _throttle.BeginAsync("anna", Home, leaving.Token);
        await leaving.CancelAsync();

        Assert.That(async () => await waiting, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Many_names_do_not_fill_the_memory_and_the_latest_are_remembered()
    {
        for (var i = 0; i < 30_000; i++)
        {
            await FailAsync($"name {i}");
            _time.Advance(TimeSpan.FromMilliseconds(1));
        }

        await FailAsync(5);

        Assert.That(await FailAsync(), Is.GreaterThan(TimeSpan.Zero));
    }

    private async Task<int[]> FailAsync(int times, IPAddress? address = null)
    {
        var waits = new int[times];
        for (var i = 0; i < times; i++)
        {
            waits[i] = (int)(await FailAsync("anna", address)).TotalSeconds;
        }

        return waits;
    }

    private async Task<TimeSpan> FailAsync(string name = "anna", IPAddress? address = null)
    {
        using var attempt = await _throttle.BeginAsync(name, address ?? Home, CancellationToken.None);
        await Task.Yield();
        return attempt.Wait;
    }

    private async Task<TimeSpan> SucceedAsync()
    {
        using var attempt = await _throttle.BeginAsync("anna", Home, CancellationToken.None);
        await Task.Yield();
        attempt.HasSucceeded = true;
        return attempt.Wait;
    }
}
