using System.Text;

namespace Services86.Tests.Support;

/// <summary>
/// Runs the program in processes of its own, in a working directory for each test, and fails a test in which a server
/// logged an error.
/// </summary>
internal abstract class HostProcessFixture
{
    protected const string AnyPort = "--urls=http://127.0.0.1:0";

    private readonly List<HostProcess> _servers = [];
    private string? _allowedError;

    protected TemporaryDirectory WorkingDirectory { get; private set; } = null!;

    [SetUp]
    public void CreateWorkingDirectory() => WorkingDirectory = new TemporaryDirectory();

    [TearDown]
    public void StopServers()
    {
        foreach (var server in _servers)
        {
            server.Dispose();
        }

        var errors = _servers.SelectMany(server => server.LoggedErrors)
            .Where(line => _allowedError is null || !line.Contains(_allowedError, StringComparison.Ordinal))
            .ToArray();
        _servers.Clear();
        _allowedError = null;
        WorkingDirectory.Dispose();
        Assert.That(errors, Is.Empty, "errors in the logs");
    }

    /// <summary>Declares that the servers of the running test may log an error whose first line has a text.</summary>
    protected void AllowError(string text) => _allowedError = text;

    /// <summary>Starts a server, which runs until the end of the test at the latest.</summary>
    protected HostProcess StartServer(params string[] args)
    {
        var server = HostProcess.Start(WorkingDirectory, args);
        _servers.Add(server);
        return server;
    }

    /// <summary>Runs a command to its end, without input.</summary>
    protected Task<ProgramResult> RunAsync(params string[] args) =>
        HostProcess.RunAsync(WorkingDirectory, input: null, args);

    /// <summary>Posts an envelope that logs in, and gets the body of the response.</summary>
    protected static async Task<string> PostLoginAsync(Uri address, string envelope)
    {
        using var client = new HttpClient { BaseAddress = address };
        var response = await PostAsync(client, "SoPrincipal", envelope);
        return response.Text;
    }

    /// <summary>Posts an envelope to an agent.</summary>
    protected static async Task<SoapHttpAnswer> PostAsync(HttpClient client, string agent, string envelope)
    {
        using var content = new StringContent(envelope, Encoding.UTF8, "text/xml");
        var address = new Uri($"/Remote/Services86/{agent}.svc", UriKind.Relative);
        using var response = await client.PostAsync(address, content);
        return await SoapHttpAnswer.ReadAsync(response);
    }
}
