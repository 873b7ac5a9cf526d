using System.Net;
using Services86.Tests.Support;

namespace Services86.Tests.Deployment;

/// <summary>A proxy with TLS in front of the program, with the configuration in <c>deploy/</c>.</summary>
internal abstract class ProxyFixture
{
    private const int MaxRequestBytes = 1024 * 1024;

    private HostProcess _server = null!;
    private IDisposable _proxy = null!;

    /// <summary>Gets the port of the proxy.</summary>
    protected int Port { get; private set; }

    /// <summary>Gets the files of the proxy, with <c>certificate.pem</c> and <c>key.pem</c>.</summary>
    protected TemporaryDirectory Files { get; private set; } = null!;

    private string Host => $"crm.example.com:{Port}";

    [OneTimeSetUp]
    public async Task StartServerAndProxy()
    {
        RequireProxy();
        Files = new TemporaryDirectory();
        TestCertificate.WritePem(Files);
        _server = HostProcess.Start(
            Files,
            "--urls=http://127.0.0.1:0",
            "--Services86:TrustedProxies=127.0.0.1",
            $"--Services86:Bootstrap:Password={DeployedClient.Password}");
        var server = await _server.WaitForStartAsync();
        Port = Ports.Free();
        _proxy = StartProxy(server.Port);
        await Ports.WaitAsync(Port);
    }

    [OneTimeTearDown]
    public void Stop()
    {
        _proxy?.Dispose();
        _server?.Dispose();
        Files?.Dispose();
    }

    [TestCase("", "1.1")]
    [TestCase("crm/", "1.1")]
    [TestCase("", "1.0")]
    [TestCase("crm/", "1.0")]
    public async Task Records_are_saved_and_read_over_TLS(string prefix, string version)
    {
        using var client = Client(prefix, version);

        var ticket = await client.LogInAsync();
        var id = await client.SaveAsync(ticket, "imap.example.com");

        Assert.That(await client.ReadAsync(ticket, id), Is.EqualTo("imap.example.com"));
    }

    [TestCase("", "1.1")]
    [TestCase("crm/", "1.1")]
    [TestCase("crm/", "1.0")]
    public async Task The_WSDL_has_the_address_that_the_client_used(string prefix, string version)
    {
        using var client = Client(prefix, version);

        var wsdl = await client.GetAsync("Remote/Services86/User.svc?wsdl", ("Host", Host));

        Assert.That(wsdl.Text, Does.Contain($"\"https://{Host}/{prefix}Remote/Services86/User.svc\""));
    }

    [Test]
    public async Task Forwarded_headers_of_a_client_are_replaced()
    {
        using var client = Client();

        var wsdl = await client.GetAsync(
            "Remote/Services86/User.svc?wsdl",
            ("Host", Host),
            ("X-Forwarded-For", "203.0.113.9"),
            ("X-Forwarded-Host", "evil.example.com"),
            ("X-Forwarded-Prefix", "/evil"),
            ("X-Forwarded-Proto", "http"));

        Assert.That(wsdl.Text, Does.Contain($"\"https://{Host}/Remote/Services86/User.svc\""));
    }

    [Test]
    public async Task A_body_that_is_too_large_is_refused_by_the_server_with_an_explanation()
    {
        using var client = Client();

        var refused = await client.PostAsync(
            "SoPrincipal", SoapText.LogIn("admin", "").PadRight(MaxRequestBytes + 1));

        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        Assert.That(refused.FaultText, Does.Contain("Services86:MaxRequestBytes"));
    }

    [Test]
    public async Task A_body_that_is_much_too_large_does_not_reach_the_server()
    {
        using var client = Client();

        var refused = await client.PostAsync("SoPrincipal", new string(' ', 2 * MaxRequestBytes));

        // Caddy 2.6 answers with 502, newer ones and nginx with 413.
        Assert.That(
            refused.Status, Is.AnyOf(HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.BadGateway));
        Assert.That(refused.Text, Does.Not.Contain("Fault"));
    }

    [TestCase("metrics")]
    [TestCase("METRICS")]
    [TestCase("metrics/")]
    [TestCase("%6Detrics")]
    [TestCase("crm/metrics")]
    [TestCase("any/path/metrics?name=x")]
    public async Task Metrics_are_not_for_clients(string path)
    {
        using var client = Client();

        Assert.That((await client.GetAsync(path)).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    // Linux answers at each address of 127.0.0.0/8.
    [Test]
    public async Task The_log_of_the_server_has_the_address_of_the_client()
    {
        using var client = Client(from: "127.0.0.86");

        await client.LogInAsync("admin", "a wrong password");

        Assert.That(() => _server.Output, Does.Contain("127.0.0.86").After(5_000, 50));
    }

    /// <summary>Ignores the tests if the proxy is not installed.</summary>
    protected abstract void RequireProxy();

    /// <summary>Starts the proxy.</summary>
    /// <param name="serverPort">The port of the server.</param>
    protected abstract IDisposable StartProxy(int serverPort);

    private DeployedClient Client(string prefix = "", string version = "1.1", string? from = null) =>
        new(new Uri($"https://127.0.0.1:{Port}/{prefix}"), Version.Parse(version), from);
}
