using System.Text;
using Services86.Tests.Support;

namespace Services86.Tests.Host;

/// <summary>An application that hosts the services answers requests as the program of the services does.</summary>
internal sealed class EmbeddedServerTests : ServerFixture
{
    private const string Soap =
        "POST /Remote/Services86/SoPrincipal.svc HTTP/1.1\r\nHost: x\r\nContent-Type: text/xml\r\n";

    private const string Call = "POST /api/v1/Agents/SoPrincipal/GetSystemInfo HTTP/1.1\r\nHost: x\r\n";

    private EmbeddingApplication _application = null!;

    protected override string[] Configuration => ["--Services86:TrustedProxies=127.0.0.1"];

    [OneTimeSetUp]
    public async Task StartApplication() =>
        _application = await EmbeddingApplication.StartAsync(args: Configuration);

    [OneTimeTearDown]
    public async Task StopApplication() => await _application.DisposeAsync();

    [TestCase("GET / HTTP/1.1\r\nHost: x\r\n\r\n", TestName = "The home page")]
    [TestCase("GET /docs/ HTTP/1.1\r\nHost: x\r\n\r\n", TestName = "The documents of REST")]
    [TestCase("GET /openapi/User.json HTTP/1.1\r\nHost: x\r\n\r\n", TestName = "An OpenAPI document")]
    [TestCase("GET /api/v1/Agents/User/ HTTP/1.1\r\nHost: x\r\n\r\n", TestName = "A help page")]
    [TestCase("GET /Remote/Services86/User.svc?wsdl HTTP/1.1\r\nHost: x\r\n\r\n", TestName = "A WSDL")]
    [TestCase("GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n", TestName = "An address with nothing")]
    [TestCase("GET /Remote/Services85/User.svc HTTP/1.1\r\nHost: x\r\n\r\n", TestName = "A page of a near address")]
    [TestCase("POST /nothing HTTP/1.1\r\nHost: x\r\nContent-Type: text/xml\r\nContent-Length: 0\r\n\r\n",
        TestName = "An envelope to a wrong address")]
    [TestCase("GET /x/Remote/Services86/User.svc?wsdl HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n\r\n",
        TestName = "A compressed response")]
    [TestCase("GET / HTTP/1.1\r\nHost: xn--a\r\n\r\n", TestName = "A host that is none")]
    [TestCase("GET http://y/Remote/Services86/User.svc?wsdl HTTP/1.1\r\nHost: x\r\n\r\n",
        TestName = "An absolute address")]
    [TestCase("GET /Remote/Services86/User.svc?wsdl HTTP/1.1\r\nHost: x\r\nX-Forwarded-Proto: https\r\n"
        + "X-Forwarded-Host: y\r\nX-Forwarded-For: 203.0.113.9\r\n\r\n", TestName = "Forwarded headers")]
    [TestCase("POST /api/v1/Agents/SoPrincipal/GetSystemInfo HTTP/1.0\r\n\r\n", TestName = "No length in HTTP/1.0")]
    [TestCase("POST / HTTP/1.0\r\n\r\n{}", TestName = "A body without a length in HTTP/1.0")]
    [TestCase(Call + "Origin: http://y\r\nContent-Length: 0\r\n\r\n", TestName = "A page of another origin")]
    [TestCase(Soap + "Content-Encoding: br\r\nContent-Length: 1\r\n\r\n<", TestName = "An unknown coding")]
    public async Task Gets_the_same_response(string request) => await CompareAsync(Encoding.UTF8.GetBytes(request));

    [Test]
    public async Task A_body_beyond_the_limit_gets_the_same_response()
    {
        var body = new byte[(1024 * 1024) + 1];

        await CompareAsync([.. Encoding.ASCII.GetBytes($"{Soap}Content-Length: {body.Length}\r\n\r\n"), .. body]);
    }

    [Test]
    public async Task A_compressed_body_gets_the_same_response()
    {
        var body = GZip.Compress(Encoding.UTF8.GetBytes(SoapText.LogIn("admin", "wrong")));

        await CompareAsync(
        [
            .. Encoding.ASCII.GetBytes($"{Soap}Content-Encoding: gzip\r\nContent-Length: {body.Length}\r\n\r\n"),
            .. body,
        ]);
    }

    [Test]
    public async Task Connections_beyond_the_limit_get_503()
    {
        await using var application = await EmbeddingApplication.StartAsync(args: "--Services86:MaxConnections=1");
        using var first = await RawHttpConnection.OpenAsync(application.Address);
        var request = "GET /api/v1/Agents HTTP/1.1\r\nHost: x\r\n\r\n"u8.ToArray();

        Assert.That((int)(await first.SendAsync(request)).Status, Is.EqualTo(200));
        using var second = await RawHttpConnection.OpenAsync(application.Address);
        Assert.That((int)(await second.SendAsync(request)).Status, Is.EqualTo(503));
    }

    private static string[] HeadOf(RawHttpAnswer answer) =>
        [.. answer.Head.Split("\r\n").Where(line => !line.StartsWith("Date:", StringComparison.Ordinal))];

    private async Task CompareAsync(byte[] request)
    {
        using var toProgram = await RawHttpConnection.OpenAsync(Server.Address);
        using var toApplication = await RawHttpConnection.OpenAsync(_application.Address);

        var expected = await toProgram.SendAsync(request);
        var found = await toApplication.SendAsync(request);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(HeadOf(found), Is.EqualTo(HeadOf(expected)));
            Assert.That(Encoding.UTF8.GetString(found.Content), Is.EqualTo(Encoding.UTF8.GetString(expected.Content)));
        }
    }
}
