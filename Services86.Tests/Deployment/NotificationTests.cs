using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Services86.Tests.Support;

namespace Services86.Tests.Deployment;

/// <summary>The reports to systemd.</summary>
/// <remarks>https://www.freedesktop.org/software/systemd/man/latest/sd_notify.html</remarks>
[Platform("Linux")]
internal sealed class NotificationTests
{
    private TemporaryDirectory _directory = null!;
    private Socket _socket = null!;

    [SetUp]
    public void Listen()
    {
        _directory = new TemporaryDirectory();
        _socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        _socket.Bind(new UnixDomainSocketEndPoint(_directory.Combine("notify")));
    }

    [TearDown]
    public void Close()
    {
        _socket.Dispose();
        _directory.Dispose();
    }

    [Test]
    public async Task The_server_is_ready_when_its_port_answers_and_stopping_at_SIGTERM()
    {
        var port = Ports.Free();
        using var server = Start($"--urls=http://127.0.0.1:{port}");

        var ready = await ReceiveAsync();
        using var client = new DeployedClient(new Uri($"http://127.0.0.1:{port}/"));
        var ticket = await client.LogInAsync();
        server.Terminate();
        var stopping = await ReceiveAsync();
        var end = await server.WaitForExitAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ready, Is.EqualTo("READY=1"));
            Assert.That(ticket, Is.Not.Null);
            Assert.That(stopping, Is.EqualTo("STOPPING=1"));
            Assert.That(end.ExitCode, Is.Zero, end.Error);
        }
    }

    [Test]
    public async Task A_server_that_cannot_listen_is_never_ready()
    {
        using var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();

        using var server = Start($"--urls=http://{listener.LocalEndpoint}");
        var end = await server.WaitForExitAsync();

        Assert.That(end.ExitCode, Is.EqualTo(1));
        Assert.That(await ReceiveAsync(), Is.EqualTo("STOPPING=1"));
        Assert.That(_socket.Available, Is.Zero);
    }

    [TestCase("<6>Microsoft.Hosting.Lifetime[0] ")]
    [TestCase("{\"", "--Logging:Console:FormatterName=json")]
    public async Task The_log_has_the_format_of_the_journal_unless_the_settings_say_another(
        string line, params string[] settings)
    {
        using var server = Start(["--urls=http://127.0.0.1:0", .. settings]);

        await ReceiveAsync();
        server.Terminate();
        var end = await server.WaitForExitAsync();

        Assert.That(end.Output.Split('\n'), Has.Some.StartsWith(line));
    }

    // systemd sets SYSTEMD_EXEC_PID to the id of the process. A process that inherits the variable has another id.
    private HostProcess Start(params string[] args) => HostProcess.Start(new ProcessStartInfo(
        "env",
        [
            $"NOTIFY_SOCKET={_directory.Combine("notify")}",
            $"Services86__Bootstrap__Password={DeployedClient.Password}",
            "sh",
            "-c",
            "SYSTEMD_EXEC_PID=$$ exec \"$@\"",
            "sh",
            "dotnet",
            Path.Combine(AppContext.BaseDirectory, "Services86.Host.dll"),
            .. args,
        ])
    {
        WorkingDirectory = _directory.FullName,
    });

    private async Task<string> ReceiveAsync()
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var buffer = new byte[256];
        return Encoding.UTF8.GetString(buffer, 0, await _socket.ReceiveAsync(buffer, timeout.Token));
    }
}
