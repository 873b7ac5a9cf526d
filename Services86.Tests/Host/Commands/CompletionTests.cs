using System.Text.RegularExpressions;
using Services86.Tests.Support;

namespace Services86.Tests.Host.Commands;

/// <summary>The function for bash in docs/OPERATIONS.md.</summary>
[Platform("Linux")]
internal sealed partial class CompletionTests
{
    [TestCase("us", "user")]
    [TestCase("keys r", "retire rotate")]
    [TestCase("user add anna --r", "--role")]
    [TestCase("user role anna a", "administrator")]
    public async Task Bash_completes_a_word(string typed, string completions)
    {
        var function = Function().Match(await File.ReadAllTextAsync(Repository.Path("docs/OPERATIONS.md"))).Groups[1];
        var program = Path.ChangeExtension(HostProcess.ProgramPath, null);
        var line = $"Services86.Host {typed}";
        var words = line.Split(' ');

        var result = await ExternalProgram.RunAsync(
            Path.GetTempPath(),
            "bash",
            "-c",
            $"""
            {function.Value}
            COMP_LINE='{line}' COMP_POINT={line.Length} COMP_CWORD={words.Length - 1}
            COMP_WORDS=({string.Join(' ', words.Select(word => $"'{word}'"))})
            _services86 '{program}'
            echo "$(IFS=' '; echo "${"{"}COMPREPLY[*]{"}"}")"
            """);

        Requirement.Check(result is not null, "bash is not installed.");
        Assert.That(result, Is.EqualTo(new ProgramResult(0, completions + "\n", "")));
    }

    [GeneratedRegex("```bash\n(_services86.*?)```", RegexOptions.Singleline)]
    private static partial Regex Function();
}
