using System.Net;
using Services86.Agents.Calls;
using Services86.Agents.Login;
using Services86.Data.Associates;
using Services86.Tests.Support;

namespace Services86.Tests.Agents.Login;

/// <summary>The failed logins that hosts on one database count together.</summary>
internal sealed class SharedFailuresTests(TestEngine engine) : EngineFixture(engine)
{
    private const string Password = "Pa55-of-anna";

    private static readonly IPAddress Home = IPAddress.Parse("192.0.2.1");
    private static readonly IPAddress Elsewhere = IPAddress.Parse("198.51.100.7");
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);

    private readonly List<LoginHost> _hosts = [];
    private string? _hash;

    private LoginHost A => _hosts[0];

    private LoginHost B => _hosts[1];

    [SetUp]
    public async Task StartHosts()
    {
        await StartHostAsync();
        await StartHostAsync();
        _hash ??= await A.Get<Passwords>().HashAsync(Password, HashClient.Server, Cancellation);
        await Associates.AddAsync("anna", AssociateRole.Employee, _hash, Cancellation);
    }

    [TearDown]
    public async Task StopHosts()
    {
        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
        }

        _hosts.Clear();
    }

    [TestCase("anna")]
    [TestCase("nobody")]
    public async Task Five_failures_on_a_host_delay_another_host_at_once(string name)
    {
        await FailAsync(A, 5, Elsewhere, name);

        Assert.That(await B.LogInAsync(name, Password, Home), Is.EqualTo(OneSecond));
    }

    [Test]
    public async Task Failures_on_several_hosts_are_added_up()
    {
        await FailAsync(A, 2, Elsewhere);
        await FailAsync(B, 2, Elsewhere);
        await FailAsync(A, 1, Elsewhere);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await A.LogInAsync("anna", Password, Elsewhere), Is.EqualTo(OneSecond));
            Assert.That(await B.LogInAsync("anna", Password, Elsewhere), Is.EqualTo(OneSecond));
        }
    }

    [Test]
    public async Task The_wait_doubles_whichever_host_is_asked()
    {
        await FailAsync(A, 5, Elsewhere);
        Advance(OneSecond);
        await FailAsync(B, 1, Elsewhere);

        Assert.That(await A.LogInAsync("anna", Password, Home), Is.EqualTo(2 * OneSecond));
    }

    [Test]
    public async Task Failures_from_an_address_with_many_names_delay_it_on_each_host()
    {
        for (var i = 0; i < 10; i++)
        {
            await FailAsync(A, 1, Elsewhere, $"name {i}");
            await FailAsync(B, 1, Elsewhere, $"other {i}");
        }

        var third = await StartHostAsync();

        foreach (var host in (LoginHost[])[A, B, third])
        {
            Assert.That(
                await host.LogInAsync("one more", Password, Elsewhere), Is.EqualTo(TimeSpan.FromSeconds(3)));
            Assert.That(await host.LogInAsync("one more", Password, Home), Is.Null);
        }
    }

    [Test]
    public async Task A_success_on_a_host_resets_the_failures_on_all()
    {
        await FailAsync(A, 4, Home);
        Assert.That(await B.LogInAsync("anna", Password, Home), Is.EqualTo(TimeSpan.Zero));

        await FailAsync(A, 4, Elsewhere);
        await FailAsync(A, 4, Home);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await A.LogInAsync("anna", Password, Home), Is.EqualTo(TimeSpan.Zero));
            Assert.That(await B.LogInAsync("anna", Password, Elsewhere), Is.EqualTo(TimeSpan.Zero));
        }
    }

    [Test]
    public async Task A_success_on_a_host_ends_the_wait_on_another()
    {
        await FailAsync(A, 5, Home);
        B.Time.Advance(OneSecond);
        Assert.That(await B.LogInAsync("anna", Password, Home), Is.EqualTo(TimeSpan.Zero));

        Assert.That(await A.LogInAsync("anna", Password, Home), Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public async Task A_known_address_is_known_to_all_hosts_after_a_success_during_an_attack()
    {
        Assert.That(await A.LogInAsync("anna", Password, Home), Is.EqualTo(TimeSpan.Zero));
        await FailAsync(B, 5, Elsewhere);
        Assert.That(await B.LogInAsync("anna", Password, Home), Is.EqualTo(OneSecond), "known to the other host only");

        Assert.That(await A.LogInAsync("anna", Password, Home), Is.EqualTo(TimeSpan.Zero));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await B.LogInAsync("anna", Password, Home), Is.EqualTo(TimeSpan.Zero));
            Assert.That(await B.LogInAsync("anna", Password, Elsewhere), Is.EqualTo(OneSecond), "still guessed from");
        }
    }

    [Test]
    public async Task A_known_address_has_to_wait_after_its_failures_on_any_host()
    {
        await FailAsync(A, 1, Home);
        await A.LogInAsync("anna", Password, Home);

        await FailAsync(A, 3, Home);
        await FailAsync(B, 2, Home);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await A.LogInAsync("anna", Password, Home), Is.EqualTo(OneSecond));
            Assert.That(await A.LogInAsync("anna", Password, Elsewhere), Is.EqualTo(TimeSpan.Zero));
        }
    }

    [Test]
    public async Task A_restart_keeps_the_failures_and_the_known_addresses()
    {
        await FailAsync(A, 1, Home);
        await A.LogInAsync("anna", Password, Home);
        await FailAsync(A, 5, Elsewhere);

        var restarted = await StartHostAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await restarted.LogInAsync("anna", Password, Elsewhere), Is.EqualTo(OneSecond));
            Assert.That(await restarted.LogInAsync("anna", Password, Home), Is.EqualTo(TimeSpan.Zero));
        }
    }

    [TestCase(3)]
    [TestCase(-3)]
    [TestCase(86_400)]
    [TestCase(-86_400)]
    public async Task A_wrong_clock_prolongs_no_wait(int seconds)
    {
        A.Time.SetClock(TimeSpan.FromSeconds(seconds));
        await FailAsync(A, 5, Elsewhere);

        Assert.That(await B.LogInAsync("anna", Password, Home), Is.LessThanOrEqualTo(OneSecond));
        Advance(OneSecond);
        Assert.That(await B.LogInAsync("anna", Password, Home), Is.EqualTo(TimeSpan.Zero));
    }

    [TestCase(3)]
    [TestCase(-3)]
    public async Task Clocks_that_differ_by_seconds_shorten_a_wait_by_no_more(int seconds)
    {
        A.Time.SetClock(TimeSpan.FromSeconds(seconds));
        await FailAsync(A, 5, Elsewhere);
        for (var i = 1; i < 16; i *= 2)
        {
            Advance(TimeSpan.FromSeconds(i));
            await FailAsync(A, 1, Elsewhere);
        }

        Assert.That(
            await B.LogInAsync("anna", Password, Home),
            Is.InRange(TimeSpan.FromSeconds(13), TimeSpan.FromSeconds(16)));
    }

    [Test]
    public async Task Concurrent_guesses_on_three_hosts_gain_at_most_those_that_run_at_the_same_time()
    {
        await StartHostAsync();

        var first = await GuessConcurrentlyAsync(20);
        Advance(TimeSpan.FromMinutes(1));
        var second = await GuessConcurrentlyAsync(20);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first, Is.InRange(5, 3 * 5), "five are free on each host");
            Assert.That(second, Is.InRange(1, 3), "one runs on each host");
        }
    }

    [Test]
    public async Task A_login_without_failures_costs_one_read_and_one_write()
    {
        A.Storage.TakeCounts();

        await A.LogInAsync("anna", Password, Home);
        var first = A.Storage.TakeCounts();
        await A.LogInAsync("anna", Password, Home);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first, Is.EqualTo((1, 1)));
            Assert.That(A.Storage.TakeCounts(), Is.EqualTo((1, 1)));
            Assert.That(await CountRowsAsync(), Is.Zero);
        }
    }

    [Test]
    public async Task The_first_success_after_failures_costs_one_more_write_and_later_ones_none()
    {
        await FailAsync(A, 1, Home);
        B.Storage.TakeCounts();

        await B.LogInAsync("anna", Password, Home);
        var first = B.Storage.TakeCounts();
        await B.LogInAsync("anna", Password, Home);

        Assert.That(first.Writes, Is.EqualTo(2));
        Assert.That(B.Storage.TakeCounts(), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task A_call_with_a_cached_password_costs_one_read()
    {
        await LogInForCallAsync();
        A.Storage.TakeCounts();

        await LogInForCallAsync();

        Assert.That(A.Storage.TakeCounts(), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task Refused_logins_store_nothing()
    {
        await FailAsync(A, 5, Elsewhere);
        A.Storage.TakeCounts();

        for (var i = 0; i < 10; i++)
        {
            Assert.That(await A.LogInAsync("anna", Password, Elsewhere), Is.EqualTo(OneSecond));
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(A.Storage.TakeCounts().Writes, Is.Zero);
            Assert.That(await CountRowsAsync(), Is.EqualTo(2), "the name and the address");
        }
    }

    [Test]
    public async Task A_database_that_cannot_be_written_leaves_the_answers_and_the_counts_in_memory()
    {
        await RefuseAsync("INSERT ON login_failure");

        await FailAsync(A, 5, Elsewhere);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await A.LogInAsync("anna", Password, Home), Is.EqualTo(OneSecond));
            Assert.That(await B.LogInAsync("anna", Password, Home), Is.EqualTo(TimeSpan.Zero));
            Assert.That(
                A.Log.Lines.Count(line => line.Contains("could not be stored", StringComparison.Ordinal)),
                Is.EqualTo(1),
                "one write, then a pause");
        }
    }

    [Test]
    public async Task Failures_that_were_not_stored_are_added_to_those_that_are()
    {
        await FailAsync(A, 2, Elsewhere);
        await RefuseAsync("UPDATE ON login_failure");
        await FailAsync(A, 2, Elsewhere);
        await Process.ExecuteAsync(Sql("DROP TRIGGER refuse", "DROP TRIGGER refuse ON login_failure"));
        A.Time.Advance(WritePause.Length);

        await FailAsync(A, 1, Elsewhere);

        Assert.That(await A.LogInAsync("anna", Password, Home), Is.EqualTo(OneSecond));
    }

    private async Task<LoginHost> StartHostAsync()
    {
        var host = await LoginHost.StartAsync(Provider, ConnectionString, KeysDirectory, ExecutesTwice);
        _hosts.Add(host);
        return host;
    }

    private void Advance(TimeSpan time) => _hosts.ForEach(host => host.Time.Advance(time));

    private Task<int> CountRowsAsync() => Process.QueryAsync<int>("SELECT COUNT(*) FROM login_failure");

    private static async Task FailAsync(LoginHost host, int times, IPAddress address, string name = "anna")
    {
        for (var i = 0; i < times; i++)
        {
            Assert.That(await host.LogInAsync(name, $"guess {i}", address), Is.Null, $"guess {i}");
        }
    }

    private Task<Caller?> LogInForCallAsync() =>
        A.Get<LoginService>().LoginForCallAsync("anna", Password, Home, Cancellation);

    // Returns the number of guesses whose passwords were compared.
    private async Task<int> GuessConcurrentlyAsync(int timesPerHost)
    {
        var guesses = from host in _hosts
                      from n in Enumerable.Range(0, timesPerHost)
                      select Task.Run(() => host.LogInAsync("anna", $"guess {n}", Elsewhere));
        var results = await Task.WhenAll(guesses);
        return results.Count(result => result is null);
    }
}
