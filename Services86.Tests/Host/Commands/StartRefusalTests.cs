using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using Services86.Tests.Support;

namespace Services86.Tests.Host.Commands;

/// <summary>A server that cannot start says why in one line, and announces no administrator.</summary>
internal sealed class StartRefusalTests : HostProcessFixture
{
    [Test]
    public async Task A_port_in_use_is_one_line_and_no_administrator_is_created()
    {
        using var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        var url = $"http://{listener.LocalEndpoint}";

        var refused = await RunAsync($"--urls={url}");
        var next = StartServer(AnyPort);
        await next.WaitForAddressAsync();

        using (Assert.EnterMultipleScope())
        {
            AssertRefused(refused, $"The server cannot listen on {url}. Failed to bind to address {url}");
            Assert.That(next.Output, Does.Contain("The first administrator is admin, with the password "));
        }
    }

    [TestCase("--urls=http://203.0.113.7:5086", "The server cannot listen on http://203.0.113.7:5086.")]
    [TestCase("--urls=https://127.0.0.1:0", "The server cannot listen on https://127.0.0.1:0.")]
    [TestCase("--urls=127.0.0.1", "The server cannot listen on 127.0.0.1.")]
    [TestCase("--urls=http://unix:/missing/socket", "The server cannot listen on http://unix:/missing/socket.")]
    [TestCase("--Kestrel:Endpoints:Http:Url=http://203.0.113.7:5086", "The server cannot listen on ")]
    public async Task An_address_that_cannot_be_opened_is_one_line(string setting, string message) =>
        AssertRefused(await RunAsync(setting), message);

    [Test]
    public async Task A_missing_directory_is_one_line() => AssertRefused(
        await RunAsync("--Services86:Database:ConnectionString=Data Source=missing/services86.db"),
        "missing' of the database 'services86.db' does not exist.");

    [TestCase("--Services86:Database:ConnectionString=Data Source=/proc/services86.db", "/proc/")]
    [TestCase("--Services86:Keys:Directory=/proc/services86-keys", "/proc/services86-keys")]
    [Platform("Linux")]
    public async Task A_directory_without_write_permission_is_one_line(string setting, string message) =>
        AssertRefused(await RunAsync(AnyPort, setting), message);

    [Test]
    [Platform("Linux")]
    [SupportedOSPlatform("linux")]
    public async Task A_database_file_without_write_permission_is_one_line()
    {
        await RunAsync("user", "add", "bert");

        File.SetUnixFileMode(WorkingDirectory.Combine("services86.db"), UnixFileMode.UserRead);
        var result = Environment.IsPrivilegedProcess ? await RunAsNobodyAsync() : await RunAsync(AnyPort);

        AssertRefused(result, "services86.db' cannot be written.");
    }

    [Test]
    public async Task A_file_that_is_no_database_is_one_line_with_its_path()
    {
        var path = WorkingDirectory.Combine("services86.db");
        await File.WriteAllTextAsync(path, new string('x', 5000));

        AssertRefused(await RunAsync(AnyPort), $"The database '{path}' is not a database file.");
    }

    [Test]
    public async Task Settings_that_are_no_JSON_are_one_line()
    {
        await File.WriteAllTextAsync(WorkingDirectory.Combine("appsettings.json"), "{");

        AssertRefused(await RunAsync(AnyPort), "appsettings.json");
    }

    // Root may write any file.
    private async Task<ProgramResult> RunAsNobodyAsync()
    {
        const string user = "65534";
        await ExternalProgram.RunAsync(WorkingDirectory.FullName, "chown", "-R", user, ".");
        var result = await ExternalProgram.RunAsync(
            WorkingDirectory.FullName,
            "setpriv",
            $"--reuid={user}",
            "--clear-groups",
            "dotnet",
            Path.Combine(AppContext.BaseDirectory, "Services86.Host.dll"),
            AnyPort);
        Requirement.Check(result is not null, "setpriv is not installed.");
        Assume.That(result!.Error, Does.Not.Contain("does not exist"), "another user can read the program");
        return result;
    }

    private static void AssertRefused(ProgramResult result, string message)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.ExitCode, Is.EqualTo(1));
            Assert.That(result.Error.Trim(), Does.Contain(message).And.Not.Contain("\n"));
            Assert.That(result.Output, Does.Not.Contain("   at ").And.Not.Contain("administrator"));
            Assert.That(result.Output, Does.Not.Contain("Exception"));
        }
    }
}
