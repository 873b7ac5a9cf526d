using Services86.Tests.Support;

namespace Services86.Tests.Host;

/// <summary>Programs that share a database of PostgreSQL and a certificate, and no directory.</summary>
internal sealed class KeyCertificateTests : HostProcessFixture
{
    private const string Password = "hidden-password";

    private PostgreSqlDatabase _database = null!;

    private string[] Database =>
    [
        "--Services86:Database:Provider=PostgreSql",
        $"--Services86:Database:ConnectionString={_database.ConnectionString}",
        $"--Services86:Bootstrap:Password={Services86Server.AdminPassword}",
    ];

    private string[] Certificate =>
    [
        $"--Services86:Keys:Certificate:Path={KeyCertificates.WritePfx(
            WorkingDirectory, KeyCertificates.First, Password)}",
        $"--Services86:Keys:Certificate:Password={Password}",
    ];

    [SetUp]
    public async Task CreateDatabase() => _database = await PostgreSqlDatabase.CreateEmptyAsync();

    [TearDown]
    public async Task DropDatabase()
    {
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }

    [Test]
    public async Task Servers_that_start_at_once_share_their_secrets_without_a_directory()
    {
        string[] args = [AnyPort, .. Database, .. Certificate];
        HostProcess[] servers = [StartServer(args), StartServer(args), StartServer(args)];
        var addresses = await Task.WhenAll(servers.Select(server => server.WaitForAddressAsync()));

        var id = await SaveAsync(addresses[0]);

        foreach (var address in addresses)
        {
            Assert.That(await ReadAsync(address, id), Is.EqualTo("shared"));
        }

        var keys = await RunAsync(["keys", "list", .. Database, .. Certificate]);
        Assert.That(keys.Output.Split('\n'), Has.Length.EqualTo(1), keys.Error);
        Assert.That(Directory.GetDirectories(WorkingDirectory.FullName), Is.Empty);
    }

    [Test]
    public async Task A_start_with_another_certificate_is_refused_in_one_line()
    {
        await RunAsync(["user", "add", "anna", .. Database, .. Certificate]);
        var other = KeyCertificates.WritePfx(WorkingDirectory, KeyCertificates.Second, Password);

        var result = await RunAsync(
        [
            "serve",
            AnyPort,
            .. Database,
            $"--Services86:Keys:Certificate:Path={other}",
            $"--Services86:Keys:Certificate:Password={Password}",
        ]);

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(
            result.Error.TrimEnd(),
            Does.StartWith("Data key 1 of the database does not open").And.Contain("Former:0:Path")
                .And.Not.Contain("\n").And.Not.Contain(Password));
    }

    [Test]
    public async Task A_start_without_a_directory_and_a_certificate_is_refused_with_both_settings()
    {
        var result = await RunAsync(["serve", AnyPort, .. Database]);

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(
            result.Error,
            Does.Contain("Services86:Keys:Directory is missing").And.Contain("Services86:Keys:Certificate:Path"));
    }

    private static async Task<int> SaveAsync(Uri address)
    {
        using var client = new HttpClient { BaseAddress = address };
        var envelope = SoapText.SaveServiceAuth(await LogInAsync(client), SoapText.Element("Password", "shared"));
        return (await PostAsync(client, "User", envelope)).Number("ServiceAuthId");
    }

    private static async Task<string?> ReadAsync(Uri address, int id)
    {
        using var client = new HttpClient { BaseAddress = address };
        var envelope = SoapText.GetServiceAuth(await LogInAsync(client), id);
        return (await PostAsync(client, "User", envelope)).Value("Password");
    }

    private static async Task<string?> LogInAsync(HttpClient client) =>
        (await PostAsync(client, "SoPrincipal", SoapText.LogIn("admin", Services86Server.AdminPassword)))
        .Value("Ticket");
}
