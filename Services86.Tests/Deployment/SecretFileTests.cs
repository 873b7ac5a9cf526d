using System.Diagnostics;
using Services86.Tests.Support;

namespace Services86.Tests.Deployment;

/// <summary>Settings in files, by the names of environment variables.</summary>
[Platform("Linux")]
internal sealed class SecretFileTests
{
    private const string Setting = "Services86__Tickets__Lifetime";

    private TemporaryDirectory _directory = null!;

    [SetUp]
    public void CreateDirectory() => _directory = new TemporaryDirectory();

    [TearDown]
    public void DeleteDirectory() => _directory.Dispose();

    // The refusal quotes the value that was read.
    [Test]
    public async Task A_credential_of_systemd_is_a_setting_that_overrides_the_environment()
    {
        Write(Setting, "from a file\n");

        var result = await RunAsync([$"{Setting}=from the environment"]);

        Assert.That(result.Error, Does.Contain("Services86:Tickets:Lifetime").And.Contains("'from a file'"));
    }

    [Test]
    public async Task An_argument_overrides_a_file()
    {
        Write(Setting, "from a file");

        var result = await RunAsync([], "--Services86:Tickets:Lifetime=from an argument");

        Assert.That(result.Error, Does.Contain("'from an argument'"));
    }

    [Test]
    public async Task Files_that_are_no_settings_are_not_read()
    {
        Write("README", "nothing");
        Directory.CreateDirectory(_directory.Combine("Services86__Directory"));

        var result = await RunAsync([]);

        Assert.That(result.ExitCode, Is.Zero, result.Error);
    }

    private void Write(string name, string content) => File.WriteAllText(_directory.Combine(name), content);

    private async Task<ProgramResult> RunAsync(string[] variables, params string[] args)
    {
        using var program = HostProcess.Start(new ProcessStartInfo(
            "env",
            [
                $"CREDENTIALS_DIRECTORY={_directory.FullName}",
                .. variables,
                "dotnet",
                Path.Combine(AppContext.BaseDirectory, "Services86.Host.dll"),
                "app",
                "list",
                .. args,
            ])
        {
            WorkingDirectory = _directory.FullName,
        });
        return await program.WaitForExitAsync();
    }
}
