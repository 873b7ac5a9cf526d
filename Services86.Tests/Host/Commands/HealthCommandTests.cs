using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using Services86.Host.Commands;
using Services86.Tests.Support;

namespace Services86.Tests.Host.Commands;

internal sealed class HealthCommandTests
{
    [TestCase("http://+:{0}")]
    [TestCase("http://*:{0}")]
    [TestCase("http://0.0.0.0:{0}")]
    [TestCase("http://[::]:{0}")]
    [TestCase("http://127.0.0.1:{0}")]
    [TestCase("http://localhost:{0};http://localhost:1")]
    public async Task A_server_that_is_ready_is_asked_at_its_address(string urls)
    {
        await using var server = await StartAsync(context => context.Response.WriteAsync("Healthy\n"));

        var result = await RunAsync("--urls", urls.Replace("{0}", Port(server), StringComparison.Ordinal));

        Assert.That(result, Is.EqualTo(new ProgramResult(0, "Healthy", "")));
    }

    [Test]
    public async Task An_endpoint_of_Kestrel_takes_precedence()
    {
        await using var server = await StartAsync(context => context.Response.WriteAsync("Healthy"));

        var result = await RunAsync($"--Kestrel:Endpoints:Http:Url=http://*:{Port(server)}");

        Assert.That(result, Is.EqualTo(new ProgramResult(0, "Healthy", "")));
    }

    [Test]
    [Platform("Linux")]
    public async Task A_server_on_the_socket_of_a_file_is_asked()
    {
        using var directory = new TemporaryDirectory();
        var path = directory.Combine("server.sock");
        await using var server = await StartAsync(
            context => context.Response.WriteAsync("Healthy"), kestrel => kestrel.ListenUnixSocket(path));

        var result = await RunAsync("--urls", $"http://unix:{path}");

        Assert.That(result, Is.EqualTo(new ProgramResult(0, "Healthy", "")));
    }

    [Test]
    public async Task A_server_with_a_certificate_of_another_name_is_asked()
    {
        using var directory = new TemporaryDirectory();
        var certificate = TestCertificate.Write(directory);
        await using var server = await StartAsync(
            context => context.Response.WriteAsync("Healthy"),
            kestrel => kestrel.ListenAnyIP(0, listen => listen.UseHttps(certificate)));

        var result = await RunAsync("--urls", $"https://+:{Port(server)}");

        Assert.That(result, Is.EqualTo(new ProgramResult(0, "Healthy", "")));
    }

    [TestCase(503)]
    [TestCase(404)]
    [TestCase(302)]
    public async Task A_server_that_is_not_ready_is_one_line(int status)
    {
        await using var server = await StartAsync(context =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsync("Unhealthy:\nthe disk is full");
        });
        var url = $"http://127.0.0.1:{Port(server)}";

        var result = await RunAsync("--urls", url);

        Assert.That(
            result,
            Is.EqualTo(new ProgramResult(
                1, "", $"{url}/health/ready answered {status}. Unhealthy: the disk is full")));
    }

    [TestCase("http://127.0.0.1:1", "No server answers at http://127.0.0.1:1/health/ready. ")]
    [TestCase("http://127.0.0.1:0", "The server at http://127.0.0.1:0 chose its port when it started: ")]
    [TestCase("127.0.0.1", "The address '127.0.0.1' cannot be read. ")]
    public async Task A_server_that_does_not_answer_is_one_line(string url, string message)
    {
        var result = await RunAsync("--urls", url);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.ExitCode, Is.EqualTo(1));
            Assert.That(result.Error, Does.StartWith(message).And.Not.Contain("\n"));
        }
    }

    [Test]
    public async Task A_server_that_hangs_is_left_after_five_seconds()
    {
        await using var server = await StartAsync(
            context => Task.Delay(TimeSpan.FromMinutes(1), context.RequestAborted));
        var url = $"http://127.0.0.1:{Port(server)}";

        var result = await RunAsync("--urls", url);

        Assert.That(
            result,
            Is.EqualTo(new ProgramResult(
                1, "", $"The server at {url}/health/ready did not answer within 5 seconds.")));
    }

    [Test]
    public async Task The_database_is_not_opened()
    {
        using var directory = new TemporaryDirectory();

        await RunAsync(
            "--urls=http://127.0.0.1:1",
            $"--Services86:Database:ConnectionString=Data Source={directory.Combine("services86.db")}",
            "--Services86:Tickets:Lifetime=invalid");

        Assert.That(Directory.EnumerateFileSystemEntries(directory.FullName), Is.Empty);
    }

    private static string Port(WebApplication server) =>
        new Uri(server.Urls.First()).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<WebApplication> StartAsync(
        RequestDelegate ready, Action<KestrelServerOptions>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration()
            .ConfigureKestrel(configure ?? (kestrel => kestrel.ListenAnyIP(0)));
        var server = builder.Build();
        server.MapGet("/health/ready", ready);
        await server.StartAsync();
        return server;
    }

    private static async Task<ProgramResult> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await new CommandLine(TextReader.Null, output, error).RunAsync(["health", .. args]);
        return new ProgramResult(code, output.ToString().TrimEnd(), error.ToString().TrimEnd());
    }
}
