using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Services86.Agents.Calls;
using Services86.Agents.Login;
using Services86.Agents.Refusals;
using Services86.Data;
using Services86.Data.Associates;
using Services86.Tests.Support;

namespace Services86.Tests.Agents.Login;

internal sealed class LoginForCallTests(DatabaseProvider provider) : EngineServerFixture(provider)
{
    private const string Password = "Pa55-of-caller";

    private static readonly IPAddress Home = IPAddress.Parse("192.0.2.1");
    private static readonly IPAddress Elsewhere = IPAddress.Parse("192.0.2.2");

    private LoginService Logins => Server.Services.GetRequiredService<LoginService>();

    private AssociateRepository Associates => Server.Services.GetRequiredService<AssociateRepository>();

    [Test]
    public async Task A_hundred_calls_cost_one_hash_and_are_one_login()
    {
        var id = await AddAsync("hundred");
        await LogInAsync("hundred");
        var first = await LastLoginAsync(id);
        Server.Time.Advance(TimeSpan.FromMinutes(4));

        for (var i = 0; i < 99; i++)
        {
            Assert.That(await LogInAsync(i % 2 == 0 ? "hundred" : "HUNDRED"), Is.Not.Null);
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Server.Log.Lines.Count(line => line.Contains($"Associate {id} logged in")), Is.EqualTo(1));
            Assert.That(await LastLoginAsync(id), Is.EqualTo(first));
        }
    }

    [Test]
    public async Task A_login_for_a_call_is_one_commit_and_a_verified_password_none()
    {
        await AddAsync("saver");
        var before = Server.CommitCount;

        await LogInAsync("saver");
        var first = Server.CommitCount;
        await LogInAsync("saver");

        Assert.That(first - before, Is.EqualTo(1));
        Assert.That(Server.CommitCount, Is.EqualTo(first));
    }

    [Test]
    public async Task A_hundred_concurrent_calls_cost_at_most_five_hashes()
    {
        var id = await AddAsync("crowd");

        var callers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => LogInAsync("crowd"))));

        Assert.That(callers, Has.All.Not.Null);
        Assert.That(Server.Log.Lines.Count(line => line.Contains($"Associate {id} logged in")), Is.InRange(1, 5));
    }

    [Test]
    public async Task A_call_after_five_minutes_is_another_login()
    {
        var id = await AddAsync("patient");
        await LogInAsync("patient");
        var first = await LastLoginAsync(id);
        Server.Time.Advance(TimeSpan.FromMinutes(5));

        await LogInAsync("patient");

        Assert.That(await LastLoginAsync(id) - first, Is.EqualTo(TimeSpan.FromMinutes(5)));
    }

    [Test]
    public async Task A_new_password_is_valid_at_once_and_the_old_one_is_not()
    {
        var id = await AddAsync("changer");
        await LogInAsync("changer");

        var stored = await Associates.GetAsync(id, CancellationToken.None);
        var newHash = await Server.HashAsync(Secret("another-Pa55"));
        await Associates.ReplacePasswordAsync(
            id, stored!.PasswordHash!, newHash, keptTicket: null, CancellationToken.None);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await LogInAsync("changer"), Is.Null);
            Assert.That(await LogInAsync("changer", "another-Pa55"), Is.Not.Null);
        }
    }

    [TestCase("retiree", "UPDATE associate SET retired = 1 WHERE name = 'retiree'")]
    [TestCase("bare", "UPDATE associate SET password_hash = NULL WHERE name = 'bare'")]
    [TestCase("renamed", "UPDATE associate SET name = 'R', name_key = 'R' WHERE name = 'renamed'")]
    [TestCase("deleted", "DELETE FROM associate WHERE name = 'deleted'")]
    public async Task A_user_who_may_not_log_in_any_more_is_rejected_at_once(string name, string change)
    {
        await AddAsync(name);
        await LogInAsync(name);

        await Server.ExecuteAsync(change);

        Assert.That(await LogInAsync(name), Is.Null);
    }

    [Test]
    public async Task A_new_role_is_valid_at_once()
    {
        await AddAsync("climber");
        await LogInAsync("climber");

        await Server.ExecuteAsync("UPDATE associate SET role = 1 WHERE name = 'climber'");

        Assert.That((await LogInAsync("climber"))!.IsAdministrator, Is.True);
    }

    [Test]
    public async Task A_cached_password_does_not_authenticate_a_call_that_has_to_wait()
    {
        await AddAsync("victim");
        await LogInAsync("victim");
        await GuessAsync("victim", 5, Home);

        Assert.That(
            () => LogInAsync("victim"),
            Throws.TypeOf<SoSessionException>()
                .With.Property(nameof(SoSessionException.RetryAfter)).EqualTo(TimeSpan.FromSeconds(1)));
    }

    [Test]
    public async Task A_cached_password_does_not_reset_the_count_of_failures()
    {
        await AddAsync("target");
        await LogInAsync("target");

        for (var i = 0; i < 5; i++)
        {
            await GuessAsync("target", 1, Home);
            if (i < 4)
            {
                await LogInAsync("target");
            }
        }

        Assert.That(() => LogInAsync("target"), Throws.TypeOf<SoSessionException>());
    }

    [Test]
    public async Task Guesses_from_other_addresses_do_not_lock_out_a_user_with_a_cached_password()
    {
        await AddAsync("owner");
        await LogInAsync("owner");
        await GuessAsync("owner", 5, Elsewhere);

        Assert.That(await LogInAsync("owner"), Is.Not.Null);
    }

    [Test]
    public async Task A_wrong_password_is_rejected_and_counted()
    {
        await AddAsync("guessed");

        await GuessAsync("guessed", 5, Elsewhere);

        Assert.That(
            () => LogInAsync("guessed", "a sixth", Elsewhere),
            Throws.TypeOf<SoSessionException>().With.Property(nameof(SoSessionException.RetryAfter)).Not.Null);
    }

    private Task<int> AddAsync(string name) => Server.AddUserAsync(name, Secret(Password));

    private async Task<Caller?> LogInAsync(string name, string password = Password, IPAddress? address = null)
    {
        var caller = await Logins.LoginForCallAsync(name, password, address ?? Home, CancellationToken.None);
        await Server.WaitForQueuedWritesAsync();
        return caller;
    }

    private async Task GuessAsync(string name, int times, IPAddress address)
    {
        for (var i = 0; i < times; i++)
        {
            Assert.That(await LogInAsync(name, $"guess {i}", address), Is.Null);
        }
    }

    private async Task<DateTimeOffset?> LastLoginAsync(int id) =>
        (await Associates.GetAsync(id, CancellationToken.None))!.LastLogin;
}
