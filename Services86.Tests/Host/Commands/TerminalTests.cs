using Services86.Tests.Support;

namespace Services86.Tests.Host.Commands;

/// <summary>What a person sees on a terminal.</summary>
[Platform("Linux")]
internal sealed class TerminalTests : HostProcessFixture
{
    [Test]
    public async Task A_list_has_aligned_columns_with_headings()
    {
        await RunAsync("user", "add", "Annabella", "--role", "administrator");
        await RunAsync("user", "add", "bert");

        Assert.That(
            await OnTerminalAsync("user list"),
            Does.EndWith(
                "ID  NAME       ROLE           STATE   LAST LOGIN\n"
                + "1   Annabella  administrator  active  -\n"
                + "2   bert       employee       active  -"));
    }

    [TestCase("backup copy", "Copying the database")]
    [TestCase("check", "Checking the database")]
    [TestCase("keys rotate", "Waiting for the servers")]
    public async Task A_long_command_shows_a_bar(string command, string title)
    {
        await RunAsync("user", "add", "anna");

        var shown = await OnTerminalAsync(command);
        var redirected = await RunAsync(command == "check" ? ["check"] : ["keys", "list"]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(shown, Does.Contain(title).And.Contain("━"));
            Assert.That(redirected.Output, Does.Not.Contain("━"));
        }
    }

    [Test]
    public async Task A_server_starts_without_the_libraries_of_the_command_line()
    {
        var server = StartServer(AnyPort);
        await server.WaitForAddressAsync();

        Assert.That(
            await File.ReadAllTextAsync($"/proc/{server.Id}/maps"),
            Does.Contain("Services86.Host.dll").And.Not.Contain("System.CommandLine").And.Not.Contain("Spectre"));
    }

    // The program script gives the command a terminal.
    private async Task<string> OnTerminalAsync(string command)
    {
        var result = await ExternalProgram.RunAsync(
            WorkingDirectory.FullName,
            "script",
            "--quiet",
            "--return",
            "--command",
            $"stty cols 120; TERM=xterm dotnet '{HostProcess.ProgramPath}' {command}",
            "/dev/null");
        Requirement.Check(result is not null, "script is not installed.");
        Assert.That(result!.ExitCode, Is.Zero, result.Output);
        return result.Output.ReplaceLineEndings("\n").TrimEnd();
    }
}
