using System.Net;
using System.Text.RegularExpressions;
using Services86.Tests.Support;

namespace Services86.Tests.WebConsole.Home;

/// <summary>Runs the programs that the page at / shows.</summary>
internal sealed class SnippetTests : ServerFixture
{
    private const string Result = "admin is Administrator";

    [Test]
    public async Task The_commands_of_curl_log_in_and_read()
    {
        var login = await RunAsync("sh", "curl", "call.sh");
        var read = await RunAsync("sh", "rest", "call.sh");

        Assert.That(login.Output, Does.Contain("<Ticket>7T:"), login.Error);
        Assert.That(read.Output, Does.Contain("\"Name\":\"admin\""), read.Error);
    }

    [Test]
    [Category("Interop")]
    public async Task The_program_in_PHP_runs()
    {
        var result = await RunAsync("php", "php", "call.php");

        Assert.That(result.Output, Does.Contain(Result), result.Error);
    }

    [Test]
    [Category("Interop")]
    public async Task The_program_in_Python_runs()
    {
        var result = await RunAsync("/usr/bin/python3", "python", "call.py");

        Assert.That(result.Output, Does.Contain(Result), result.Error);
    }

    [Test]
    [Category("Interop")]
    public async Task The_program_in_Java_runs()
    {
        using var directory = new TemporaryDirectory();
        await File.WriteAllTextAsync(directory.Combine("Client.java"), await SnippetAsync("java"));
        await File.WriteAllTextAsync(directory.Combine("run.sh"), "set -e\n" + await SnippetAsync("java-setup"));

        var result = await ExternalProgram.RunAsync(directory.FullName, "sh", "run.sh");

        Requirement.Check(
            result is { ExitCode: not 127 } && !result.Error.Contains("not found", StringComparison.Ordinal),
            "The Debian packages jaxws and default-jdk-headless are not installed.");
        Assert.That(result!.Output, Does.Contain(Result), result.Error);
    }

    private async Task<ProgramResult> RunAsync(string program, string snippet, string file)
    {
        using var directory = new TemporaryDirectory();
        await File.WriteAllTextAsync(directory.Combine(file), await SnippetAsync(snippet));
        var result = await ExternalProgram.RunAsync(directory.FullName, program, file);
        Requirement.Check(result is not null, $"{program} is not installed.");
        Requirement.Check(
            !result!.Error.Contains("No module named", StringComparison.Ordinal)
                && !result.Output.Contains("Class \"SoapClient\" not found", StringComparison.Ordinal),
            $"A library of {program} is not installed.");
        return result;
    }

    private async Task<string> SnippetAsync(string id)
    {
        var page = await Server.Http.GetStringAsync(new Uri("/", UriKind.Relative));
        var found = Regex.Match(
            page, $"data-snippet=\"{id}\"[^>]*><code>(.*?)</code>", RegexOptions.Singleline);
        Assert.That(found.Success, Is.True, id);
        return WebUtility.HtmlDecode(found.Groups[1].Value)
            .Replace("YOUR-PASSWORD", Services86Server.AdminPassword, StringComparison.Ordinal) + "\n";
    }
}
