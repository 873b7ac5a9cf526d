using Services86.Tests.Support;

namespace Services86.Tests.Host.Commands;

internal sealed class DbImportCommandTests : HostProcessFixture
{
    private const string AdminPassword = $"--Services86:Bootstrap:Password={Services86Server.AdminPassword}";

    private PostgreSqlDatabase _database = null!;

    private string[] Target =>
    [
        "--Services86:Database:Provider=PostgreSql",
        $"--Services86:Database:ConnectionString={_database.ConnectionString}",
        $"--Services86:Keys:Directory={WorkingDirectory.Combine("services86-keys")}",
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
    public async Task A_server_on_PostgreSql_continues_with_the_imported_data()
    {
        var former = StartServer(AnyPort, AdminPassword);
        var login = await SaveAsync(await former.WaitForAddressAsync());
        former.Terminate();
        await former.WaitForExitAsync();

        var result = await RunAsync(["db", "import", "--from", "Data Source=services86.db", .. Target]);
        var server = StartServer([AnyPort, .. Target]);
        var address = await server.WaitForAddressAsync();

        Assert.That(result.ExitCode, Is.Zero, result.Error);
        Assert.That(
            result.Output,
            Does.Contain("service_auth: 1 rows").And.Contain("1 secrets of a sample open.")
                .And.Contain($"Services86:Keys:Directory={WorkingDirectory.Combine("services86-keys")}"));
        Assert.That(await ReadAsync(address, login), Is.EqualTo("imported"));
        Assert.That(await SaveAsync(address), Is.GreaterThan(login));
        Assert.That(server.Output, Does.Not.Contain("first administrator"));
    }

    [Test]
    public async Task A_second_import_is_refused()
    {
        await RunAsync("user", "add", "anna");
        await RunAsync(["db", "import", "--from=Data Source=services86.db", .. Target]);

        var second = await RunAsync(["db", "import", "--from=Data Source=services86.db", .. Target]);

        Assert.That(second.ExitCode, Is.EqualTo(1));
        Assert.That(second.Error, Does.Contain("has rows in data_key, associate, audit, and a database"));
    }

    [Test]
    public async Task The_database_to_import_must_be_named()
    {
        var result = await RunAsync(["db", "import", .. Target]);

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.StartWith("--from is missing: expected the connection string"));
    }

    [Test]
    public async Task A_target_of_SQLite_is_refused()
    {
        await RunAsync("user", "add", "anna");

        var result = await RunAsync("db", "import", "--from=Data Source=services86.db");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Error, Does.StartWith("The configured database is one of SQLite"));
    }

    private static async Task<int> SaveAsync(Uri address)
    {
        using var client = new HttpClient { BaseAddress = address };
        var reply = await PostAsync(
            client,
            "User",
            SoapText.SaveServiceAuth(await LogInAsync(client), SoapText.Element("Password", "imported")));
        return reply.Number("ServiceAuthId");
    }

    private static async Task<string?> ReadAsync(Uri address, int id)
    {
        using var client = new HttpClient { BaseAddress = address };
        return (await PostAsync(client, "User", SoapText.GetServiceAuth(await LogInAsync(client), id)))
            .Value("Password");
    }

    private static async Task<string> LogInAsync(HttpClient client) =>
        (await PostAsync(client, "SoPrincipal", SoapText.LogIn("admin", Services86Server.AdminPassword)))
        .Value("Ticket")!;
}
