using System.Data.Common;
using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Services86.Agents.Login;
using Services86.Data.Associates;
using Services86.Data.Storage;
using Services86.Tests.Support;

namespace Services86.Tests.Agents.Login;

internal sealed class UsageRecorderTests : ServerFixture
{
    private const string FailingExtension =
        "CREATE TRIGGER failing BEFORE UPDATE ON ticket BEGIN SELECT RAISE(ABORT, 'no space'); END";

    private const string FailingLastLogin =
        "CREATE TRIGGER failing BEFORE UPDATE ON associate BEGIN SELECT RAISE(ABORT, 'no space'); END";

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    private IStorage Storage => Server.Services.GetRequiredService<IStorage>();

    private string ConnectionString => Server.Services.GetRequiredService<DbDataSource>().ConnectionString;

    [TearDown]
    public Task RemoveTriggers() => Server.ExecuteAsync("DROP TRIGGER IF EXISTS failing; DROP TABLE IF EXISTS counted");

    [Test]
    public async Task A_call_succeeds_whose_ticket_cannot_be_extended()
    {
        var ticket = Secret(await Server.LogInAsync());
        await Server.ExecuteAsync(FailingExtension);
        Server.Time.Advance(TimeSpan.FromMinutes(2));

        var first = await ReadAsync(ticket);
        var second = await ReadAsync(ticket);
        var warnings = Warnings();
        Server.Time.Advance(WritePause.Length);
        var third = await ReadAsync(ticket);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(new[] { first, second, third }, Has.All.Property("Succeeded").True);
            Assert.That(warnings, Is.EqualTo(1), "the second call does not try again");
            Assert.That(Warnings(), Is.EqualTo(2), "the third call does");
        }
    }

    [Test]
    public async Task A_call_does_not_wait_for_another_process_that_writes()
    {
        var ticket = Secret(await Server.LogInAsync());
        Server.Time.Advance(TimeSpan.FromMinutes(2));
        await using var other = new SqliteConnection(ConnectionString);
        await other.OpenAsync();
        await using (await other.BeginTransactionAsync())
        {
            var answer = await ReadAsync(ticket).WaitAsync(Timeout);

            Assert.That(answer.Succeeded, Is.True);
        }
    }

    [Test]
    public async Task A_ticket_has_one_extension_at_a_time()
    {
        var ticket = Secret(await Server.LogInAsync());
        await Server.ExecuteAsync(
            "CREATE TABLE counted (n); " +
            "CREATE TRIGGER failing AFTER UPDATE ON ticket BEGIN INSERT INTO counted VALUES (1); END");
        Server.Time.Advance(TimeSpan.FromMinutes(2));
        using (new WriterHold(Storage))
        {
            for (var i = 0; i < 20; i++)
            {
                // Each extension would store another time.
                Server.Time.Advance(TimeSpan.FromSeconds(1));
                Assert.That((await ReadAsync(ticket).WaitAsync(Timeout)).Succeeded, Is.True);
            }
        }

        // Queued behind the extensions.
        var count = await Storage.WriteAsync(
            WriteExtent.OneStatement,
            session => session.QuerySingleAsync<int>("SELECT count(*) FROM counted"),
            CancellationToken.None);
        Assert.That(count, Is.EqualTo(1));
    }

    [Test]
    public async Task A_password_is_accepted_when_the_time_of_the_login_cannot_be_stored()
    {
        await Server.AddUserAsync("bert", "Pa55-of-bert");
        await Server.ExecuteAsync(FailingLastLogin);

        var caller = await Server.Services.GetRequiredService<LoginService>().LoginForCallAsync(
            "bert", Secret("Pa55-of-bert"), IPAddress.Loopback, CancellationToken.None);

        Assert.That(caller?.Name, Is.EqualTo("bert"));
        Server.Time.Advance(WritePause.Length);
    }

    [Test]
    public async Task A_password_is_accepted_when_its_new_hash_cannot_be_stored()
    {
        // A hash of the same hasher with fewer iterations, which a login replaces.
        var weak = new PasswordHasher<Associate>(
            Options.Create(new PasswordHasherOptions { IterationCount = 1_000 }));
        var hash = weak.HashPassword(null!, "Pa55-of-carl");
        await Server.Services.GetRequiredService<AssociateRepository>().AddAsync(
            "carl", AssociateRole.Employee, hash, CancellationToken.None);
        await Server.ExecuteAsync(
            "CREATE TRIGGER failing BEFORE UPDATE OF password_hash ON associate " +
            "BEGIN SELECT RAISE(ABORT, 'no space'); END");

        Assert.That(Secret(await Server.LogInAsync("carl", Secret("Pa55-of-carl"))), Is.Not.Empty);
    }

    private Task<SoapHttpAnswer> ReadAsync(string ticket) =>
        Server.PostAsync("User", SoapText.Call(ticket, "CreateDefaultServiceAuth"));

    private int Warnings() => Server.Log.Warnings.Count(line => line.Contains("UsageNotRecorded"));
}
