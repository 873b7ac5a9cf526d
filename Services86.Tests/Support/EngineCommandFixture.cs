using Services86.Data;
using Services86.Host.Commands;

namespace Services86.Tests.Support;

/// <summary>
/// Runs commands on a new database of each engine, in the process of the tests, and servers in processes of their own.
/// </summary>
/// <param name="provider">The database engine.</param>
[TestFixture(DatabaseProvider.Sqlite)]
[TestFixture(DatabaseProvider.PostgreSql)]
internal abstract class EngineCommandFixture(DatabaseProvider provider) : HostProcessFixture
{
    private PostgreSqlDatabase? _database;

    /// <summary>Gets the settings of the database and its keys.</summary>
    protected string[] Settings => _database is null
        ? [$"--Services86:Database:ConnectionString=Data Source={WorkingDirectory.Combine("services86.db")}"]
        :
        [
            "--Services86:Database:Provider=PostgreSql",
            $"--Services86:Database:ConnectionString={_database.ConnectionString}",
            $"--Services86:Keys:Directory={WorkingDirectory.Combine("services86-keys")}",
        ];

    [SetUp]
    public async Task CreateDatabase() =>
        _database = provider == DatabaseProvider.PostgreSql ? await PostgreSqlDatabase.CreateAsync() : null;

    [TearDown]
    public async Task DropDatabase()
    {
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }

    /// <summary>Runs a command, without input.</summary>
    protected Task<ProgramResult> CommandAsync(params string[] args) => CommandWithInputAsync("", args);

    /// <summary>Runs a command.</summary>
    protected async Task<ProgramResult> CommandWithInputAsync(string input, params string[] args)
    {
        using var reader = new StringReader(input);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await new CommandLine(reader, output, error).RunAsync([.. args, .. Settings]);
        return new ProgramResult(
            code, output.ToString().ReplaceLineEndings("\n").TrimEnd('\n'), error.ToString().TrimEnd());
    }

    /// <summary>Starts a server, whose first administrator has a known password, and gets its address.</summary>
    protected Task<Uri> StartAsync(params string[] args) => StartServer(
        [AnyPort, $"--Services86:Bootstrap:Password={Services86Server.AdminPassword}", .. Settings, .. args])
        .WaitForAddressAsync();

    /// <summary>Logs in over SOAP.</summary>
    /// <returns>The ticket; null if the login is refused.</returns>
    protected static async Task<string?> LogInAsync(Uri address, string name, string password)
    {
        using var client = new HttpClient { BaseAddress = address };
        return (await PostAsync(client, "SoPrincipal", SoapText.LogIn(name, password))).Value("Ticket");
    }

    /// <summary>Gets whether a server accepts a ticket.</summary>
    protected static async Task<bool> IsAcceptedAsync(Uri address, string ticket)
    {
        using var client = new HttpClient { BaseAddress = address };
        var reply = await PostAsync(client, "User", SoapText.SaveServiceAuth(ticket));
        return reply.Text.Contains(">true</h:Succeeded>", StringComparison.Ordinal);
    }
}
