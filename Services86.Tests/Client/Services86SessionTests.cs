using System.Security.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Services86.Agents.Login;
using Services86.Client;
using Services86.Tests.Support;

namespace Services86.Tests.Client;

internal sealed class Services86SessionTests : WcfFixture
{
    private const string Password = "Pa55-of-a-session";

    // Longer than tickets are valid.
    private static readonly TimeSpan Night = TimeSpan.FromHours(12);

    [OneTimeSetUp]
    public void DeclareSecret() => Secret(Password);

    [Test]
    public async Task A_login_sets_the_ticket_and_returns_the_associate()
    {
        var session = new Services86Session();

        var associate = await session.LoginAsync(ServicesAddress, "ADMIN", Services86Server.AdminPassword);

        Assert.That(associate.Associate, Is.EqualTo("admin"));
        Assert.That(session.Ticket, Does.StartWith("7T:"));
    }

    [Test]
    public void A_rejected_login_is_an_exception_without_the_password()
    {
        var session = new Services86Session();

        Assert.That(
            () => session.LoginAsync(ServicesAddress, "nobody", Password),
            Throws.TypeOf<InvalidCredentialException>()
                .With.Message.Contains("'nobody'").And.Message.Not.Contains(Password));
        Assert.That(session.Ticket, Is.Null);
    }

    [Test]
    public async Task A_login_can_be_cancelled()
    {
        var session = new Services86Session();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        Assert.That(
            () => session.LoginAsync(ServicesAddress, "admin", Services86Server.AdminPassword, cancelled.Token),
            Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task A_call_whose_ticket_has_expired_logs_in_again_and_is_executed_once()
    {
        var session = await LogInAsync();
        var user = Create<IUserAgent>(session);
        var expired = session.Ticket;
        var before = await Server.CountServiceAuthsAsync();
        Server.Time.Advance(Night);

        var saved = await user.SaveServiceAuthAsync(new() { Server = "imap.example.com" });

        Assert.That(saved!.Server, Is.EqualTo("imap.example.com"));
        Assert.That(session.Ticket, Does.StartWith("7T:").And.Not.EqualTo(expired));
        Assert.That(await Server.CountServiceAuthsAsync(), Is.EqualTo(before + 1));
    }

    [Test]
    public async Task Concurrent_calls_of_all_agents_whose_ticket_has_expired_share_one_login()
    {
        var session = await LogInAsync();
        var (user, email) = (Create<IUserAgent>(session), Create<IEMailAgent>(session));
        Server.Time.Advance(Night);
        var before = LoginCount();

        await Task.WhenAll(Enumerable.Range(0, 20).SelectMany(_ => (Task[])
        [
            user.GetServiceAuthAsync(int.MaxValue),
            email.GetEMailAccountAsync(int.MaxValue),
        ]));

        Assert.That(before, Is.GreaterThan(0));
        Assert.That(LoginCount() - before, Is.EqualTo(1));
    }

    [Test]
    public async Task A_ticket_that_expires_amid_calls_disturbs_none()
    {
        var session = await LogInAsync();
        var user = Create<IUserAgent>(session);
        var before = LoginCount();

        var calls = Enumerable.Range(1, 100).Select(async port =>
        {
            if (port == 50)
            {
                Server.Time.Advance(Night);
            }

            await Task.Yield();
            return (await user.SaveServiceAuthAsync(new() { Port = port }))!.Port;
        });

        Assert.That(await Task.WhenAll(calls), Is.EquivalentTo(Enumerable.Range(1, 100)));
        Assert.That(LoginCount() - before, Is.EqualTo(1));
    }

    [Test]
    public async Task A_login_that_is_rejected_when_the_ticket_has_expired_is_not_repeated()
    {
        var id = await Server.AddUserAsync("rejected", Password);
        var session = await LogInAsync("rejected", Password);
        var user = Create<IUserAgent>(session);
        await Create<IUserAgent>(await LogInAsync()).SetPasswordAsync(id, Secret("an0ther-Pa55"));

        Assert.That(user.CreateDefaultServiceAuthAsync, Throws.TypeOf<InvalidCredentialException>());
        Assert.That(
            user.CreateDefaultServiceAuthAsync,
            Throws.TypeOf<RefusedCallException>().With.Property(nameof(RefusedCallException.RequiresLogin)).True);
    }

    [Test]
    public async Task A_ticket_that_the_program_sets_is_not_replaced()
    {
        var session = await LogInAsync();
        session.Ticket = "7T:unknown";

        Assert.That(
            () => Create<IUserAgent>(session).CreateDefaultServiceAuthAsync(),
            Throws.TypeOf<RefusedCallException>().With.Property(nameof(RefusedCallException.RequiresLogin)).True);
        Assert.That(session.Ticket, Is.EqualTo("7T:unknown"));
    }

    [Test]
    public async Task A_refusal_for_another_reason_does_not_log_in_again()
    {
        var session = await LogInAsync();
        var ticket = session.Ticket;

        Assert.That(
            () => Create<IUserAgent>(session).DeleteServiceAuthAsync(int.MaxValue),
            Throws.TypeOf<RefusedCallException>().With.Property(nameof(RefusedCallException.RequiresLogin)).False);
        Assert.That(session.Ticket, Is.EqualTo(ticket));
    }

    [Test]
    public async Task Every_agent_of_an_Online_installation_receives_the_application_token()
    {
        await using var server = await Services86Server.StartAsync("--Services86:Installation=Online");
        var token = await server.Services.GetRequiredService<ApplicationService>()
            .RegisterAsync("Importer", ["User", "EMail"], CancellationToken.None);
        server.LogExpectations.AddSecret(token);
        var session = new Services86Session { ApplicationToken = token };

        await session.LoginAsync(AddressOf(server), "admin", Services86Server.AdminPassword);
        var auth = await Services86Channels.Create<IUserAgent>(AddressOf(server), session)
            .CreateDefaultServiceAuthAsync();
        var account = await Services86Channels.Create<IEMailAgent>(AddressOf(server), session)
            .CreateDefaultEMailAccountAsync();

        Assert.That(auth, Is.Not.Null);
        Assert.That(account, Is.Not.Null);
    }

    [Test]
    public async Task An_application_without_access_is_refused()
    {
        await using var server = await Services86Server.StartAsync("--Services86:Installation=Online");

        Assert.That(
            () => new Services86Session().LoginAsync(AddressOf(server), "admin", Services86Server.AdminPassword),
            Throws.TypeOf<RefusedCallException>().With.Message.Contains("ApplicationToken"));
    }

    private int LoginCount() => Server.Log.Lines.Count(
        line => line.Contains("Request starting", StringComparison.Ordinal)
            && line.Contains("/SoPrincipal.svc", StringComparison.Ordinal));
}
