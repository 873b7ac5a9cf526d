using System.Net;
using Services86.Host.Security;
using Services86.Tests.Support;

namespace Services86.Tests.Host.Security;

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
    public void Five_failures_cost_nothing_and_the_next_has_to_wait_a_second()
    {
        var waits = Fail(6);

        Assert.That(waits, Is.EqualTo(FiveForNothing));
    }

    [Test]
    public void The_wait_doubles_up_to_a_minute()
    {
        Fail(5);

        var waits = new List<int>();
        for (var i = 0; i < 9; i++)
        {
            var wait = _throttle.Begin("anna", Home);
            waits.Add((int)wait.TotalSeconds);
            _time.Advance(wait);
            _throttle.Begin("anna", Home);
        }

        Assert.That(waits, Is.EqualTo(DoublingToAMinute));
    }

    [Test]
    public void A_refused_login_does_not_make_the_wait_longer()
    {
        Fail(5);
        Fail(100);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.That(_throttle.Begin("anna", Home), Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public void A_success_forgets_the_failures()
    {
        Fail(4);
        _throttle.Begin("anna", Home);
        _throttle.Succeeded("anna", Home);

        Assert.That(Fail(5), Is.All.Zero);
    }

    [Test]
    public void A_quarter_of_an_hour_without_a_try_forgets_the_failures()
    {
        Fail(12);
        _time.Advance(TimeSpan.FromMinutes(16));

        Assert.That(Fail(5), Is.All.Zero);
    }

    [Test]
    public void The_name_counts_in_any_case_and_from_any_address()
    {
        Fail(5);

        Assert.That(_throttle.Begin("ANNA", Elsewhere), Is.GreaterThan(TimeSpan.Zero));
    }

    [Test]
    public void Another_name_is_not_concerned()
    {
        Fail(5);

        Assert.That(_throttle.Begin("bert", Home), Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public void A_stranger_does_not_lock_the_owner_out()
    {
        _throttle.Begin("anna", Home);
        _throttle.Succeeded("anna", Home);

        Fail(50, Elsewhere);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_throttle.Begin("anna", Elsewhere), Is.GreaterThan(TimeSpan.Zero));
            Assert.That(_throttle.Begin("anna", Home), Is.EqualTo(TimeSpan.Zero));
        }
    }

    [Test]
    public void An_address_that_is_known_has_to_wait_for_its_own_failures()
    {
        _throttle.Begin("anna", Home);
        _throttle.Succeeded("anna", Home);

        Assert.That(Fail(6), Is.EqualTo(FiveForNothing));
    }

    [Test]
    public void Guesses_at_the_same_time_count_one_by_one()
    {
        var allowed = 0;

        Parallel.For(0, 200, _ =>
        {
            if (_throttle.Begin("anna", Home) == TimeSpan.Zero)
            {
                Interlocked.Increment(ref allowed);
            }
        });

        Assert.That(allowed, Is.EqualTo(5));
    }

    [Test]
    public void Many_names_do_not_fill_the_memory_and_the_latest_are_remembered()
    {
        for (var i = 0; i < 30_000; i++)
        {
            _throttle.Begin($"name {i}", Home);
            _time.Advance(TimeSpan.FromMilliseconds(1));
        }

        Fail(5);

        Assert.That(_throttle.Begin("anna", Home), Is.GreaterThan(TimeSpan.Zero));
    }

    private int[] Fail(int times, IPAddress? address = null) =>
        [.. Enumerable.Range(0, times).Select(_ => (int)_throttle.Begin("anna", address ?? Home).TotalSeconds)];
}
