using Microsoft.Extensions.DependencyInjection;
using Services86.Agents.Login;
using Services86.Data.Access;
using Services86.Data.Applications;
using Services86.Data.Associates;
using Services86.Tests.Support;

namespace Services86.Tests.Agents.Login;

/// <summary>Two hosts of one database. Their clocks stand still, so that no cached entry becomes too old.</summary>
internal sealed class ChangeListeningTests
{
    // A second is the aim. The machine may be busy.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private PostgreSqlDatabase? _database;
    private TemporaryDirectory _directory = null!;
    private Services86Server _here = null!;
    private Services86Server _there = null!;

    [OneTimeSetUp]
    public async Task StartHosts()
    {
        _database = await PostgreSqlDatabase.CreateAsync();
        _directory = new TemporaryDirectory();
        _here = await Services86Server.StartHostAsync(_directory, _database, "--Services86:Installation=Online");
        _there = await Services86Server.StartHostAsync(_directory, _database, "--Services86:Installation=Online");
    }

    [SetUp]
    public Task WaitUntilBothListen() => WaitAsync(
        () => Epoch(_here).MaxAge == AccessEpoch.DefaultMaxAge && Epoch(_there).MaxAge == AccessEpoch.DefaultMaxAge);

    [OneTimeTearDown]
    public async Task StopHosts()
    {
        if (_database is null)
        {
            return;
        }

        await _here.DisposeAsync();
        await _there.DisposeAsync();
        await _database.DisposeAsync();
        _directory.Dispose();
    }

    [TestCase("revoke the ticket")]
    [TestCase("retire the user")]
    [TestCase("change the password")]
    [TestCase("delete the user")]
    [TestCase("revoke the application")]
    public async Task A_change_by_another_host_takes_effect_without_the_end_of_the_cache(string change)
    {
        var application = await Get<ApplicationService>(_here).RegisterAsync(
            change, ["User"], CancellationToken.None);
        var user = await _here.AddUserAsync(change, "Secret-123");
        var login = await PostAsync(_here, application, "SoPrincipal", SoapText.LogIn(change, "Secret-123"));
        var ticket = login.Value("Ticket")!;
        Assert.That(await IsAcceptedAsync(), Is.True);

        await (change switch
        {
            "revoke the ticket" => Get<TicketService>(_there).RevokeAsync(ticket, CancellationToken.None),
            "retire the user" =>
                (Task)Get<AssociateRepository>(_there).SetRetiredAsync(user, retired: true, CancellationToken.None),
            "change the password" => Get<CredentialRepository>(_there).SaveAsync(
                user, Password, keptTicket: null, CancellationToken.None),
            "delete the user" => Get<AssociateRepository>(_there).DeleteAsync(user, CancellationToken.None),
            "revoke the application" =>
                Get<ApplicationRepository>(_there).RevokeAsync(change, CancellationToken.None),
            _ => throw new ArgumentOutOfRangeException(nameof(change)),
        });

        await WaitAsync(async () => !await IsAcceptedAsync());

        async Task<bool> IsAcceptedAsync() => (await PostAsync(
            _here, application, "User", SoapText.Call(ticket, "CreateDefaultServiceAuth"))).Succeeded;
    }

    [Test]
    public async Task A_login_and_a_use_of_a_ticket_notify_no_host()
    {
        var application = await Get<ApplicationService>(_here).RegisterAsync("quiet", ["User"], CancellationToken.None);
        await _here.AddUserAsync("quiet", "Secret-123");
        var before = await NumberAfterNotificationAsync();

        var login = await PostAsync(_there, application, "SoPrincipal", SoapText.LogIn("quiet", "Secret-123"));
        _there.Time.Advance(TimeSpan.FromMinutes(5));
        var ticket = login.Value("Ticket")!;
        await PostAsync(_there, application, "User", SoapText.SaveServiceAuth(ticket, ""));

        Assert.That(await NumberAfterNotificationAsync(), Is.EqualTo(before + 1));
    }

    [Test]
    public async Task While_notifications_are_not_received_caches_last_for_a_second()
    {
        var before = Epoch(_here).Number;

        await _here.ExecuteAsync(
            """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE query = 'LISTEN services86' AND datname = current_database()
            """);

        await WaitAsync(() => Epoch(_here).MaxAge == TimeSpan.FromSeconds(1));
        Assert.That(Epoch(_here).Number, Is.GreaterThan(before));
        await WaitAsync(() => Epoch(_here).MaxAge == AccessEpoch.DefaultMaxAge);
    }

    private static StoredCredential Password =>
        new() { Type = StoredCredential.PasswordType, Value = "another hash", DisplayValue = "" };

    private static T Get<T>(Services86Server server)
        where T : notnull => server.Services.GetRequiredService<T>();

    private static AccessEpoch Epoch(Services86Server server) => Get<AccessEpoch>(server);

    private static Task<SoapHttpAnswer> PostAsync(
        Services86Server server, string application, string agent, string envelope) =>
        server.PostAsync(agent, SoapText.WithApplicationToken(envelope, application));

    // Notifications arrive in the order of their commits: all earlier ones have arrived, too.
    private async Task<long> NumberAfterNotificationAsync()
    {
        var before = Epoch(_here).Number;
        await Get<TicketService>(_there).RevokeAsync("7T:unknown", CancellationToken.None);
        await WaitAsync(() => Epoch(_here).Number > before);
        return Epoch(_here).Number;
    }

    private static Task WaitAsync(Func<bool> condition) => WaitAsync(() => Task.FromResult(condition()));

    private static async Task WaitAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await condition())
        {
            await Task.Delay(10, patience.Token);
        }
    }
}
