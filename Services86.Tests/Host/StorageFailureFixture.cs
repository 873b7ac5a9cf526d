using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Services86.Tests.Support;

namespace Services86.Tests.Host;

/// <summary>
/// Saves and reads over SOAP and REST while the disk or the files of the database fail, and counts what a later start
/// finds of what was acknowledged.
/// </summary>
internal abstract class StorageFailureFixture
{
    private readonly List<int> _acknowledged = [];

    private TemporaryDirectory _directory = null!;

    protected Services86Server Server { get; private set; } = null!;

    protected string Ticket { get; private set; } = null!;

    protected string DatabasePath => Path.Combine(DataPath, "services86.db");

    /// <summary>Gets the directory of the database.</summary>
    protected string DataPath => _directory.Combine("data");

    [SetUp]
    public async Task CreateDirectory()
    {
        _acknowledged.Clear();
        _directory = new TemporaryDirectory();
        Directory.CreateDirectory(DataPath);
        await PrepareAsync();
    }

    [TearDown]
    public async Task StopAndDelete()
    {
        if (Server is not null)
        {
            await Server.DisposeAsync();
        }

        CleanUp();
        _directory.Dispose();
    }

    /// <summary>Prepares the directory before the server starts. Starts the server by default.</summary>
    protected virtual Task PrepareAsync() => StartAsync();

    /// <summary>Undoes the preparation after the server has stopped.</summary>
    protected virtual void CleanUp()
    {
    }

    /// <summary>Starts the server, and logs in.</summary>
    protected async Task StartAsync()
    {
        Server = await Services86Server.StartInAsync(
            _directory, $"--Services86:Database:ConnectionString=Data Source={DatabasePath};Default Timeout=1");
        Ticket = await Server.LogInAsync();
        Server.LogExpectations.AddSecret("Pa55-of-service");
    }

    /// <summary>Stops the server, and starts another one with the same files.</summary>
    protected async Task RestartAsync()
    {
        await Server.DisposeAsync();
        await StartAsync();
    }

    /// <summary>Saves a login over SOAP, and notes its id if the save is acknowledged.</summary>
    protected async Task<SoapHttpAnswer> SaveBySoapAsync()
    {
        var answer = await Server.PostAsync("User", SoapText.SaveServiceAuth(
            Ticket, SoapText.Element("Server", "soap.example.com"), SoapText.Element("Password", "Pa55-of-service")));
        if (answer.Succeeded)
        {
            _acknowledged.Add(answer.Number("ServiceAuthId"));
        }

        return answer;
    }

    /// <summary>Saves a login over REST, and notes its id if the save is acknowledged.</summary>
    protected async Task<RestHttpAnswer> SaveByRestAsync()
    {
        var answer = await CallByRestAsync(
            "SaveServiceAuth", """{ "Server": "rest.example.com", "Password": "Pa55-of-service" }""");
        if (answer.Status == HttpStatusCode.OK)
        {
            _acknowledged.Add(answer.Json.GetProperty("ServiceAuthId").GetInt32());
        }

        return answer;
    }

    /// <summary>Reads a login over SOAP.</summary>
    protected Task<SoapHttpAnswer> ReadBySoapAsync(int id) =>
        Server.PostAsync("User", SoapText.GetServiceAuth(Ticket, id));

    /// <summary>Reads a login over REST.</summary>
    protected Task<RestHttpAnswer> ReadByRestAsync(int id) =>
        CallByRestAsync($"GetServiceAuth?serviceAuthId={id}");

    /// <summary>Asserts that both protocols store and acknowledge a save.</summary>
    protected async Task AssertSavesAsync()
    {
        Assert.That((await SaveBySoapAsync()).Succeeded, Is.True);
        Assert.That((await SaveByRestAsync()).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    /// <summary>Asserts that a new server finds every save that was acknowledged, with its password.</summary>
    protected async Task AssertNothingIsLostAsync()
    {
        await RestartAsync();
        foreach (var id in _acknowledged)
        {
            Assert.That((await ReadBySoapAsync(id)).Value("Password"), Is.EqualTo("Pa55-of-service"), $"id {id}");
        }
    }

    private async Task<RestHttpAnswer> CallByRestAsync(string operation, string body = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/Agents/User/{operation}")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("SoTicket", Ticket);
        using var response = await Server.Http.SendAsync(request);
        return await RestHttpAnswer.ReadAsync(response);
    }
}
