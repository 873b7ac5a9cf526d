using System.Collections.Concurrent;
using System.Globalization;
using Services86.Data.EMailAccounts;
using Services86.Data.ServiceAuths;
using Services86.Tests.Support;

namespace Services86.Tests.Host;

/// <summary>Kills the real program in the middle of concurrent saves, and looks at what is stored then.</summary>
internal sealed class KilledServerTests
{
    private const int Connections = 32;

    private readonly ConcurrentDictionary<int, Login> _acknowledged = new();
    private readonly ConcurrentDictionary<int, int> _acknowledgedAccounts = new();
    private TemporaryDirectory _directory = null!;
    private int _lastNumber;

    [SetUp]
    public void CreateDirectory() => _directory = new TemporaryDirectory();

    [TearDown]
    public void DeleteDirectory() => _directory.Dispose();

    [Test]
    public Task What_was_acknowledged_is_there_and_nothing_is_half_written() => KillAndLookAsync(rounds: 3);

    [Test]
    [Explicit("Takes many minutes.")]
    public Task What_was_acknowledged_is_there_however_often_it_happens() => KillAndLookAsync(rounds: 300);

    private async Task KillAndLookAsync(int rounds)
    {
        for (var round = 1; round <= rounds; round++)
        {
            var acknowledged = await SaveUntilKilledAsync(saves: 50 + (round * 97 % 400));
            await LookAsync();
            TestContext.Out.WriteLine($"Round {round}: {acknowledged} saves acknowledged");
        }
    }

    /// <summary>Starts the program, saves on many connections, and kills it after a number of answers.</summary>
    /// <returns>How many saves were acknowledged.</returns>
    private async Task<int> SaveUntilKilledAsync(int saves)
    {
        using var process = HostProcess.Start(
            _directory, "--urls", "http://127.0.0.1:0", $"--Services86:Bootstrap:Password={Services86Server.AdminPassword}");
        using var client = new HttpClient { BaseAddress = await process.WaitForAddressAsync() };
        var login = await PostAsync(client, "SoPrincipal", SoapText.LogIn("admin", Services86Server.AdminPassword));
        var ticket = login.Value("Ticket");
        var count = 0;
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var connections = Enumerable.Range(0, Connections).Select(_ => Task.Run(() => SaveAsync(client, ticket, Count))).ToArray();
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

    /// <summary>Saves new logins, the same ones again, and accounts with two logins, until the program is gone.</summary>
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
            // The program is gone.
        }
    }

    private async Task<int> SaveLoginAsync(HttpClient client, string? ticket, int id)
    {
        var number = Interlocked.Increment(ref _lastNumber);
        if (id != 0)
        {
            _acknowledged[id] = _acknowledged[id] with { Underway = number };
        }

        var answer = await PostAsync(
            client, "User", SoapText.SaveServiceAuth(ticket, [SoapText.Element("ServiceAuthId", id), .. Members(number)]));
        Assert.That(answer.Succeeded, Is.True, answer.Text);
        _acknowledged[answer.Number("ServiceAuthId")] = new Login(number, Underway: number);
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

    private async Task LookAsync()
    {
        await using var process = new DataProcess(
            _directory.Combine("services86.db"), _directory.Combine("services86-keys"), TimeProvider.System);
        await process.Database.PrepareAsync(CancellationToken.None);
        Assert.That(await process.QueryAsync<string>("PRAGMA integrity_check"), Is.EqualTo("ok"));

        var logins = await ReadLoginsAsync(process);
        foreach (var (id, login) in _acknowledged)
        {
            Assert.That(logins, Does.ContainKey(id), "a login that was acknowledged");
            Assert.That(logins[id], Is.EqualTo(login.Number).Or.EqualTo(login.Underway), $"content of login {id}");
        }

        var accounts = await ReadAccountsAsync(process);
        foreach (var (id, number) in _acknowledgedAccounts)
        {
            Assert.That(accounts, Does.ContainKey(id), "an account that was acknowledged");
            Assert.That(accounts[id], Is.EqualTo(number), $"content of account {id}");
        }

        // A login with the number of an account would have been stored without it.
        var ofAccounts = accounts.Values.ToHashSet();
        var alone = logins.Values.Where(number => !ofAccounts.Contains(number)).ToArray();
        Assert.That(alone, Is.Unique, "logins without their account");
        Assert.That(logins, Has.Count.EqualTo(alone.Length + (2 * accounts.Count)));
    }

    /// <summary>Reads all logins, each of which must be whole.</summary>
    /// <returns>The number that each was made from, by the id of the login.</returns>
    private static async Task<Dictionary<int, int>> ReadLoginsAsync(DataProcess process)
    {
        var repository = process.Get<ServiceAuthRepository>();
        var numbers = new Dictionary<int, int>();
        for (var id = 1; id <= await process.QueryAsync<int>("SELECT COALESCE(MAX(service_auth_id), 0) FROM service_auth"); id++)
        {
            if (await repository.GetAsync(id, CancellationToken.None) is { ServiceAuth: var login })
            {
                numbers.Add(id, RequireWhole(login));
            }
        }

        return numbers;
    }

    /// <summary>Reads all accounts, each of which must be whole, and with both its logins.</summary>
    /// <returns>The number that each was made from, by the id of the account.</returns>
    private static async Task<Dictionary<int, int>> ReadAccountsAsync(DataProcess process)
    {
        var repository = process.Get<EMailAccountRepository>();
        var numbers = new Dictionary<int, int>();
        for (var id = 1; id <= await process.QueryAsync<int>("SELECT COALESCE(MAX(email_account_id), 0) FROM email_account"); id++)
        {
            if (await repository.GetAsync(id, CancellationToken.None) is { } account)
            {
                var number = RequireWhole(account.IncomingCredentials);
                Assert.That(RequireWhole(account.OutgoingCredentials), Is.EqualTo(number));
                Assert.That(account.EMailAddress, Is.EqualTo(AddressOf(number)));
                numbers.Add(id, number);
            }
        }

        return numbers;
    }

    private static int RequireWhole(ServiceAuth? login)
    {
        Assert.That(login, Is.Not.Null);
        var number = login.Port;
        Assert.That(
            new[] { login.Server, login.AuthType, login.Username, login.Password },
            Is.EqualTo(Members(number).Skip(1).Select(member => member.Value)));
        return number;
    }

    private static System.Xml.Linq.XElement[] Members(int number) =>
    [
        SoapText.Element("Port", number),
        SoapText.Element("Server", $"server-{number}"),
        SoapText.Element("AuthType", $"type-{number}"),
        SoapText.Element("Username", $"user-{number}"),
        SoapText.Element("Password", $"password-{number}-{new string('ø', number % 2_000)}"),
    ];

    private static string AddressOf(int number) => string.Create(CultureInfo.InvariantCulture, $"a{number}@example.com");

    private static async Task<SoapHttpAnswer> PostAsync(HttpClient client, string agent, string envelope)
    {
        using var content = new StringContent(envelope, System.Text.Encoding.UTF8, "text/xml");
        using var response = await client.PostAsync(new Uri($"/Remote/Services86/{agent}.svc", UriKind.Relative), content);
        return new SoapHttpAnswer(response.StatusCode, null, await response.Content.ReadAsStringAsync());
    }

    /// <summary>A login that was acknowledged.</summary>
    /// <param name="Number">What it was made from.</param>
    /// <param name="Underway">What it was to be made from next, without an answer.</param>
    private sealed record Login(int Number, int Underway);
}
