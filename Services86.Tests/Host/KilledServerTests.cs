using System.Collections.Concurrent;
using System.Globalization;
using System.Xml.Linq;
using Services86.Data.EMailAccounts;
using Services86.Data.ServiceAuths;
using Services86.Tests.Support;

namespace Services86.Tests.Host;

/// <summary>Kills the program during concurrent saves, and checks the database.</summary>
internal sealed class KilledServerTests : HostProcessFixture
{
    private const int Connections = 32;

    private readonly ConcurrentDictionary<int, Login> _acknowledged = new();
    private readonly ConcurrentDictionary<int, int> _acknowledgedAccounts = new();
    private int _lastNumber;

    [Test]
    public Task Acknowledged_saves_survive_and_no_save_is_stored_in_part() => KillAndCheckAsync(rounds: 3);

    [Test]
    [Explicit("Takes many minutes.")]
    public Task Acknowledged_saves_survive_many_kills() => KillAndCheckAsync(rounds: 300);

    private async Task KillAndCheckAsync(int rounds)
    {
        _acknowledged.Clear();
        _acknowledgedAccounts.Clear();
        for (var round = 1; round <= rounds; round++)
        {
            var acknowledged = await SaveUntilKilledAsync(saves: 50 + (round * 97 % 400));
            await CheckDatabaseAsync();
            TestContext.Out.WriteLine($"Round {round}: {acknowledged} saves acknowledged");
        }
    }

    /// <summary>Starts the program, saves on many connections, and kills the program after some responses.</summary>
    /// <returns>The number of acknowledged saves.</returns>
    private async Task<int> SaveUntilKilledAsync(int saves)
    {
        var process = StartServer(AnyPort, $"--Services86:Bootstrap:Password={Services86Server.AdminPassword}");
        using var client = new HttpClient { BaseAddress = await process.WaitForAddressAsync() };
        var login = await PostAsync(client, "SoPrincipal", SoapText.LogIn("admin", Services86Server.AdminPassword));
        var ticket = login.Value("Ticket");
        var count = 0;
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var connections = Enumerable.Range(0, Connections)
            .Select(_ => Task.Run(() => SaveAsync(client, ticket, Count)))
            .ToArray();
        await enough.Task;
        await process.KillAsync();
        await Task.WhenAll(connections);
        return count;

        void Count()
        {
            if (Interlocked.Increment(ref count) == saves)
            {
                enough.SetResult();
            }
        }
    }

    /// <summary>Inserts and updates logins, and inserts accounts with two logins, until the program ends.</summary>
    private async Task SaveAsync(HttpClient client, string? ticket, Action acknowledge)
    {
        try
        {
            while (true)
            {
                var id = await SaveLoginAsync(client, ticket, id: 0);
                acknowledge();
                await SaveLoginAsync(client, ticket, id);
                acknowledge();
                await SaveAccountAsync(client, ticket);
                acknowledge();
            }
        }
        catch (HttpRequestException)
        {
            // The program was killed.
        }
    }

    private async Task<int> SaveLoginAsync(HttpClient client, string? ticket, int id)
    {
        var number = Interlocked.Increment(ref _lastNumber);
        if (id != 0)
        {
            _acknowledged[id] = _acknowledged[id] with { Pending = number };
        }

        var envelope = SoapText.SaveServiceAuth(ticket, [SoapText.Element("ServiceAuthId", id), .. Members(number)]);
        var answer = await PostAsync(client, "User", envelope);
        Assert.That(answer.Succeeded, Is.True, answer.Text);
        _acknowledged[answer.Number("ServiceAuthId")] = new Login(number, Pending: number);
        return answer.Number("ServiceAuthId");
    }

    private async Task SaveAccountAsync(HttpClient client, string? ticket)
    {
        var number = Interlocked.Increment(ref _lastNumber);
        var answer = await PostAsync(client, "EMail", SoapText.Call(ticket, "SaveEMailAccount", SoapText.Element(
            "EMailAccount",
            SoapText.Element("EMailAddress", AddressOf(number)),
            SoapText.Element("IncomingCredentials", Members(number)),
            SoapText.Element("OutgoingCredentials", Members(number)))));
        Assert.That(answer.Succeeded, Is.True, answer.Text);
        _acknowledgedAccounts[answer.Number("EMailAccountId")] = number;
    }

    private async Task CheckDatabaseAsync()
    {
        await using var process = new DataProcess(
            WorkingDirectory.Combine("services86.db"),
            WorkingDirectory.Combine("services86-keys"),
            TimeProvider.System);
        await process.Database.PrepareAsync(CancellationToken.None);
        Assert.That(await process.QueryAsync<string>("PRAGMA integrity_check"), Is.EqualTo("ok"));

        var logins = await ReadLoginsAsync(process);
        foreach (var (id, login) in _acknowledged)
        {
            Assert.That(logins, Does.ContainKey(id), "an acknowledged login");
            Assert.That(logins[id], Is.EqualTo(login.Number).Or.EqualTo(login.Pending), $"content of login {id}");
        }

        var accounts = await ReadAccountsAsync(process);
        foreach (var (id, number) in _acknowledgedAccounts)
        {
            Assert.That(accounts, Does.ContainKey(id), "an acknowledged account");
            Assert.That(accounts[id], Is.EqualTo(number), $"content of account {id}");
        }

        // Both logins of an account have its number: a login of an unstored account would have a number twice.
        var accountNumbers = accounts.Values.ToHashSet();
        var separate = logins.Values.Where(number => !accountNumbers.Contains(number)).ToArray();
        Assert.That(separate, Is.Unique, "logins without their account");
        Assert.That(logins, Has.Count.EqualTo(separate.Length + (2 * accounts.Count)));
    }

    /// <summary>Reads all logins, and checks that each has all members of one save.</summary>
    /// <returns>The number of the save, by the id of the login.</returns>
    private static async Task<Dictionary<int, int>> ReadLoginsAsync(DataProcess process)
    {
        var repository = process.Get<ServiceAuthRepository>();
        var numbers = new Dictionary<int, int>();
        var maxId = await process.QueryAsync<int>("SELECT COALESCE(MAX(service_auth_id), 0) FROM service_auth");
        for (var id = 1; id <= maxId; id++)
        {
            if (await repository.GetAsync(id, CancellationToken.None) is { ServiceAuth: var login })
            {
                numbers.Add(id, RequireComplete(login));
            }
        }

        return numbers;
    }

    /// <summary>Reads all accounts, and checks that each has all members and both logins of one save.</summary>
    /// <returns>The number of the save, by the id of the account.</returns>
    private static async Task<Dictionary<int, int>> ReadAccountsAsync(DataProcess process)
    {
        var repository = process.Get<EMailAccountRepository>();
        var numbers = new Dictionary<int, int>();
        var maxId = await process.QueryAsync<int>("SELECT COALESCE(MAX(email_account_id), 0) FROM email_account");
        for (var id = 1; id <= maxId; id++)
        {
            if (await repository.GetAsync(id, CancellationToken.None) is { } account)
            {
                var number = RequireComplete(account.IncomingCredentials);
                Assert.That(RequireComplete(account.OutgoingCredentials), Is.EqualTo(number));
                Assert.That(account.EMailAddress, Is.EqualTo(AddressOf(number)));
                numbers.Add(id, number);
            }
        }

        return numbers;
    }

    private static int RequireComplete(ServiceAuth? login)
    {
        Assert.That(login, Is.Not.Null);
        var number = login.Port;
        Assert.That(
            new[] { login.Server, login.AuthType, login.Username, login.Password },
            Is.EqualTo(Members(number).Skip(1).Select(member => member.Value)));
        return number;
    }

    private static XElement[] Members(int number) =>
    [
        SoapText.Element("Port", number),
        SoapText.Element("Server", $"server-{number}"),
        SoapText.Element("AuthType", $"type-{number}"),
        SoapText.Element("Username", $"user-{number}"),
        SoapText.Element("Password", $"password-{number}-{new string('ø', number % 2_000)}"),
    ];

    private static string AddressOf(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"a{number}@example.com");

    /// <summary>A login with an acknowledged save.</summary>
    /// <param name="Number">The number of the last acknowledged save.</param>
    /// <param name="Pending">The number of the last save that was sent.</param>
    private sealed record Login(int Number, int Pending);
}
