using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Services86.Data;
using Services86.Data.Tickets;
using Services86.Tests.Support;

namespace Services86.Tests.Agents.Login;

internal sealed class TicketServiceTests(DatabaseProvider provider) : EngineServerFixture(provider)
{
    private TicketRepository Tickets => Server.Services.GetRequiredService<TicketRepository>();

    [Test]
    public async Task A_ticket_expires_six_hours_after_its_last_use()
    {
        var ticket = await Server.LogInAsync();
        for (var i = 0; i < 5; i++)
        {
            Server.Time.Advance(TimeSpan.FromHours(5.9));
            Assert.That(await IsValidAsync(ticket), Is.True, $"use {i}");
        }

        Server.Time.Advance(TimeSpan.FromHours(6));

        Assert.That(await IsValidAsync(ticket), Is.False);
    }

    [Test]
    public async Task A_use_within_a_minute_after_another_does_not_write()
    {
        var ticket = await Server.LogInAsync();
        var before = await ValidToAsync(ticket);

        Server.Time.Advance(TimeSpan.FromSeconds(59));
        await IsValidAsync(ticket);
        var shortlyAfter = await ValidToAsync(ticket);
        Server.Time.Advance(TimeSpan.FromSeconds(2));
        await IsValidAsync(ticket);
        var later = await ValidToAsync(ticket);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(shortlyAfter, Is.EqualTo(before));
            Assert.That(later - before, Is.EqualTo(TimeSpan.FromSeconds(61)));
        }
    }

    [Test]
    public async Task An_expired_ticket_stays_invalid()
    {
        var ticket = await Server.LogInAsync();
        Server.Time.Advance(TimeSpan.FromHours(7));
        await IsValidAsync(ticket);

        Assert.That(await IsValidAsync(ticket), Is.False);
    }

    [Test]
    public async Task A_revoked_ticket_is_refused_at_once()
    {
        var ticket = await Server.LogInAsync();
        await Tickets.RevokeAsync(HashOf(ticket), CancellationToken.None);

        Assert.That(await IsValidAsync(ticket), Is.False);
    }

    [Test]
    public async Task Each_login_issues_another_ticket_and_both_are_valid()
    {
        var first = await Server.LogInAsync();
        var second = await Server.LogInAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(second, Is.Not.EqualTo(first));
            Assert.That(await IsValidAsync(first), Is.True);
            Assert.That(await IsValidAsync(second), Is.True);
        }
    }

    [Test]
    public async Task A_ticket_as_the_user_name_is_a_login()
    {
        var ticket = await Server.LogInAsync();

        var login = await Server.PostAsync("SoPrincipal", SoapText.LogIn(ticket, "anything"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(login.Value("AuthenticationSucceeded"), Is.EqualTo("true"));
            Assert.That(login.Value("Ticket"), Is.EqualTo(ticket));
            Assert.That(login.Value("Associate"), Is.EqualTo("admin"));
        }
    }

    [Test]
    public async Task An_unknown_ticket_as_the_user_name_is_rejected()
    {
        var login = await Server.PostAsync("SoPrincipal", SoapText.LogIn("7T:made+up==", ""));

        Assert.That(login.Value("AuthenticationSucceeded"), Is.EqualTo("false"));
    }

    [Test]
    public async Task Only_the_hash_of_a_ticket_is_stored()
    {
        var ticket = await Server.LogInAsync();

        var dataSource = Server.Services.GetRequiredService<DbDataSource>();
        await using var connection = await dataSource.OpenConnectionAsync();
        var hashes = await connection.QueryAsync<byte[]>("SELECT ticket_hash FROM ticket");

        Assert.That(hashes, Has.Some.EqualTo(HashOf(ticket)).And.All.Length.EqualTo(32));
    }

    private static byte[] HashOf(string ticket) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(ticket));

    private async Task<bool> IsValidAsync(string ticket)
    {
        var answer = await Server.PostAsync("User", SoapText.Call(ticket, "CreateDefaultServiceAuth"));
        await Server.WaitForQueuedWritesAsync();
        return answer.Succeeded;
    }

    private async Task<DateTimeOffset> ValidToAsync(string ticket) =>
        (await Tickets.FindAsync(HashOf(ticket), CancellationToken.None))!.ValidTo;
}
