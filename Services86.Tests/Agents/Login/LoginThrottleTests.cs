using System.Net;
using System.Text;
using Services86.Agents.Login;
using Services86.Agents.Refusals;
using Services86.Tests.Support;

namespace Services86.Tests.Agents.Login;

internal sealed class LoginThrottleTests
{
    private static readonly IPAddress Home = IPAddress.Parse("192.0.2.1");
    private static readonly IPAddress Elsewhere = IPAddress.Parse("198.51.100.7");

    private static readonly int[] FiveFreeFailures = [0, 0, 0, 0, 0, 1];
    private static readonly int[] DoublingToAMinute = [1, 2, 4, 8, 16, 32, 60, 60, 60];

    private readonly ManualTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private LoginThrottle _throttle = null!;

    [SetUp]
    public void CreateThrottle() => _throttle = new LoginThrottle(_time);

    [Test]
    public async Task Five_failures_are_free_and_the_next_login_has_to_wait_a_second()
    {
        var waits = await FailAsync(6);

        Assert.That(waits, Is.EqualTo(FiveFreeFailures));
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
    public async Task A_refused_login_does_not_prolong_the_wait()
    {
        await FailAsync(5);
        await FailAsync(100);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.That(await FailAsync(), Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public async Task A_success_resets_the_count()
    {
        await FailAsync(4);
        await SucceedAsync();

        Assert.That(await FailAsync(5), Is.All.Zero);
    }

    [Test]
    public async Task An_attempt_without_an_outcome_is_neither_counted_nor_a_reset()
    {
        await FailAsync(4);
        for (var i = 0; i < 10; i++)
        {
            using var attempt = await _throttle.BeginAsync("anna", Home, CancellationToken.None);
        }

        Assert.That(await FailAsync(2), Is.EqualTo([0, 1]));
    }

    [Test]
    public async Task The_name_is_counted_in_any_case_and_from_any_address()
    {
        await FailAsync(5);

        Assert.That(await FailAsync("ANNA", Elsewhere), Is.GreaterThan(TimeSpan.Zero));
    }

    [Test]
    public async Task Names_are_counted_separately()
    {
        await FailAsync(5);

        Assert.That(await FailAsync("bert"), Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public async Task Failures_from_other_addresses_do_not_lock_the_user_out()
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
    public async Task A_known_address_has_to_wait_after_its_own_failures()
    {
        await SucceedAsync();

        Assert.That(await FailAsync(6), Is.EqualTo(FiveFreeFailures));
    }

    [Test]
    public async Task Concurrent_guesses_are_counted_one_by_one()
    {
        var waits = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(async () => await FailAsync())));

        Assert.That(waits.Count(wait => wait == TimeSpan.Zero), Is.EqualTo(5));
    }

    [Test]
    public async Task Concurrent_logins_with_the_right_password_all_succeed()
    {
        var waits = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(SucceedAsync)));

        Assert.That(waits, Is.All.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public async Task A_queued_attempt_can_be_cancelled()
    {
        for (var i = 0; i < 5; i++)
        {
            await _throttle.BeginAsync("anna", Home, CancellationToken.None);
        }

        using var source = new CancellationTokenSource();

        var queued = _throttle.BeginAsync("anna", Home, source.Token);
        await source.CancelAsync();

        Assert.That(async () => await queued, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task The_count_is_kept_for_15_minutes_after_the_last_failure()
    {
        await FailAsync(5);
        _time.Advance(TimeSpan.FromMinutes(15));

        await FailAsync();

        Assert.That(await FailAsync(), Is.EqualTo(TimeSpan.FromSeconds(2)), "the wait after six failures");
    }

    [Test]
    public async Task The_count_is_reset_more_than_15_minutes_after_the_last_failure()
    {
        await FailAsync(5);
        _time.Advance(TimeSpan.FromMinutes(15) + TimeSpan.FromTicks(1));

        Assert.That(await FailAsync(6), Is.EqualTo(FiveFreeFailures));
    }

    [TestCase(-1)]
    [TestCase(1)]
    public async Task A_clock_that_is_set_changes_no_wait(int days)
    {
        await FailAsync(5);

        _time.SetClock(TimeSpan.FromDays(days));
        var wait = await FailAsync();
        _time.Advance(wait);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wait, Is.EqualTo(TimeSpan.FromSeconds(1)));
            Assert.That(await FailAsync(), Is.EqualTo(TimeSpan.Zero));
            Assert.That(await FailAsync(), Is.EqualTo(TimeSpan.FromSeconds(2)), "the wait after six failures");
        }
    }

    [Test]
    public async Task All_spellings_of_a_long_name_have_one_count()
    {
        // A name of 200 characters with accents, each in one character or in two.
        var composed = string.Concat(Enumerable.Repeat("é", 200));
        var decomposed = composed.Normalize(NormalizationForm.FormD);

        await FailAsync(5, name: composed);

        Assert.That(await FailAsync(decomposed), Is.GreaterThan(TimeSpan.Zero));
    }

    [Test]
    public async Task Long_names_share_the_count_of_the_beginning_of_their_keys()
    {
        var start = new string('a', 256);

        await FailAsync(5, name: start + "b");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await FailAsync(start + "c"), Is.GreaterThan(TimeSpan.Zero));
            Assert.That(await FailAsync(start[1..]), Is.EqualTo(TimeSpan.Zero));
        }
    }

    [Test]
    public async Task The_oldest_counts_are_evicted_when_there_are_10_000()
    {
        await FailAsync(5, name: "oldest");
        for (var i = 0; i < 9_998; i++)
        {
            _time.Advance(TimeSpan.FromTicks(1));
            await FailAsync($"name {i}", Other(i));
        }

        _time.Advance(TimeSpan.FromTicks(1));
        await FailAsync(5, name: "newest");
        var before = (Oldest: await FailAsync("oldest"), Newest: await FailAsync("newest"));
        await FailAsync("one more", Elsewhere);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before.Oldest, Is.GreaterThan(TimeSpan.Zero));
            Assert.That(before.Newest, Is.GreaterThan(TimeSpan.Zero));
            Assert.That(await FailAsync("newest"), Is.GreaterThan(TimeSpan.Zero));
            Assert.That(await FailAsync("oldest"), Is.EqualTo(TimeSpan.Zero));
        }
    }

    [Test]
    public async Task A_count_with_a_running_attempt_is_not_evicted()
    {
        using (var running = await _throttle.BeginAsync("anna", Home, CancellationToken.None))
        {
            running.IsPasswordRight = false;
            await FailAsync(3);
            for (var i = 0; i < 10_000; i++)
            {
                _time.Advance(TimeSpan.FromTicks(1));
                await FailAsync($"name {i}", Other(i));
            }
        }

        Assert.That(await FailAsync(2), Is.EqualTo([0, 1]));
    }

    [Test]
    public async Task New_names_are_counted_after_tens_of_thousands_of_others()
    {
        for (var i = 0; i < 30_000; i++)
        {
            await FailAsync($"name {i}", Other(i));
            _time.Advance(TimeSpan.FromMilliseconds(1));
        }

        await FailAsync(5);

        Assert.That(await FailAsync(), Is.GreaterThan(TimeSpan.Zero));
    }

    [Test]
    public async Task Twenty_failures_from_an_address_are_free_and_then_one_every_three_seconds()
    {
        for (var i = 0; i < 20; i++)
        {
            Assert.That(await FailAsync($"name {i}"), Is.EqualTo(TimeSpan.Zero));
        }

        for (var i = 20; i < 23; i++)
        {
            Assert.That(await FailAsync($"name {i}"), Is.EqualTo(TimeSpan.FromSeconds(3)));
            _time.Advance(TimeSpan.FromSeconds(3));
            Assert.That(await FailAsync($"name {i}"), Is.EqualTo(TimeSpan.Zero));
        }

        Assert.That(await FailAsync("name", Elsewhere), Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public async Task A_success_does_not_reset_the_count_of_the_address()
    {
        await FailWithNamesAsync(19);
        await SucceedAsync();

        Assert.That(await FailAsync("another"), Is.EqualTo(TimeSpan.Zero));
        Assert.That(await FailAsync("one more"), Is.GreaterThan(TimeSpan.Zero));
    }

    [Test]
    public async Task Failures_from_the_address_do_not_delay_a_user_who_has_logged_in_from_there()
    {
        await SucceedAsync();
        await FailWithNamesAsync(20);

        using var attempt = await _throttle.BeginAsync("anna", Home, CancellationToken.None);
        using var other = await _throttle.BeginAsync("bert", Home, CancellationToken.None);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((attempt.Wait, attempt.IsKnownAddress), Is.EqualTo((TimeSpan.Zero, true)));
            Assert.That((other.IsWaitOfAddress, other.IsKnownAddress), Is.EqualTo((true, false)));
        }
    }

    [TestCase("2001:db8:1:2::1", "2001:db8:1:2:ffff::2", true)]
    [TestCase("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [TestCase("192.0.2.1", "::ffff:192.0.2.1", true)]
    [TestCase("::ffff:192.0.2.1", "::ffff:192.0.2.2", false)]
    [TestCase("192.0.2.1", "192.0.2.2", false)]
    public async Task An_IPv6_network_of_64_bits_is_one_address_and_IPv4_has_two_spellings(
        string first, string second, bool isSame)
    {
        await FailWithNamesAsync(20, IPAddress.Parse(first));

        Assert.That(await FailAsync("one more", IPAddress.Parse(second)) > TimeSpan.Zero, Is.EqualTo(isSame));
    }

    [Test]
    public async Task Refused_logins_of_an_address_do_not_evict_the_counts_of_names()
    {
        await FailAsync(5, Elsewhere, "victim");
        await FailWithNamesAsync(20_000);

        Assert.That(await FailAsync("victim", Elsewhere), Is.GreaterThan(TimeSpan.Zero));
    }

    [Test]
    public async Task Attempts_without_an_outcome_do_not_evict_the_counts_of_names()
    {
        await FailAsync(5, name: "victim");
        for (var i = 0; i < 20_000; i++)
        {
            using var attempt = await _throttle.BeginAsync($"name {i}", Other(i), CancellationToken.None);
        }

        Assert.That(await FailAsync("victim"), Is.GreaterThan(TimeSpan.Zero));
    }

    [Test]
    public async Task Concurrent_failures_from_an_address_with_many_names_are_counted()
    {
        var waits = await Task.WhenAll(Enumerable.Range(0, 200)
            .Select(i => Task.Run(async () => await FailAsync($"name {i}"))));

        Assert.That(waits.Count(wait => wait == TimeSpan.Zero), Is.EqualTo(20));
    }

    [Test]
    public async Task More_than_a_thousand_logins_that_wait_for_others_are_refused()
    {
        using var stop = new CancellationTokenSource();
        var running = new List<LoginAttempt>();
        for (var i = 0; i < 5; i++)
        {
            running.Add(await _throttle.BeginAsync("anna", Home, CancellationToken.None));
        }

        var waiting = Enumerable.Range(0, 1_000).Select(_ => _throttle.BeginAsync("anna", Home, stop.Token)).ToList();

        Assert.That(
            () => _throttle.BeginAsync("anna", Home, CancellationToken.None),
            Throws.TypeOf<SoDbAccessException>().With.Property("RetryAfter").EqualTo(TimeSpan.FromSeconds(5)));
        Assert.That(await FailAsync("bert", Elsewhere), Is.EqualTo(TimeSpan.Zero), "nothing to wait for");
        await stop.CancelAsync();
        Assert.That(() => Task.WhenAll(waiting), Throws.InstanceOf<OperationCanceledException>());
        running.ForEach(attempt => attempt.Dispose());
    }

    private static IPAddress Other(int number) => new([10, (byte)(number >> 16), (byte)(number >> 8), (byte)number]);

    private async Task FailWithNamesAsync(int names, IPAddress? address = null)
    {
        for (var i = 0; i < names; i++)
        {
            await FailAsync($"name {i}", address);
        }
    }

    private async Task<int[]> FailAsync(int times, IPAddress? address = null, string name = "anna")
    {
        var waits = new int[times];
        for (var i = 0; i < times; i++)
        {
            waits[i] = (int)(await FailAsync(name, address)).TotalSeconds;
        }

        return waits;
    }

    private async Task<TimeSpan> FailAsync(string name = "anna", IPAddress? address = null)
    {
        using var attempt = await _throttle.BeginAsync(name, address ?? Home, CancellationToken.None);
        await Task.Yield();
        attempt.IsPasswordRight = false;
        return attempt.Wait;
    }

    private async Task<TimeSpan> SucceedAsync()
    {
        using var attempt = await _throttle.BeginAsync("anna", Home, CancellationToken.None);
        await Task.Yield();
        attempt.IsPasswordRight = true;
        return attempt.Wait;
    }
}
