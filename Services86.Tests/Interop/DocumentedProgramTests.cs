using Services86.Tests.Support;

namespace Services86.Tests.Interop;

internal sealed class DocumentedProgramTests
{
    [TestCase("php", "client.php")]
    [TestCase("python", "client.py")]
    [TestCase("java", "java/Client.java")]
    [TestCase("csharp", "Svcutil/ServiceAuthClient.cs")]
    public void The_documentation_shows_lines_of_a_program_that_runs(string language, string program)
    {
        var documentation = File.ReadAllText(Repository.Path("docs/CLIENTS.md"));
        var shown = Between(documentation, $"```{language}\n", "```");

        var source = File.ReadAllText(Repository.Path($"Services86.Tests/Interop/Clients/{program}"));
        var lines = Between(source, "documentation begin\n", "documentation end").Split('\n')[..^1];
        var indent = lines[0].Length - lines[0].TrimStart().Length;
        Assert.That(
            shown.Split('\n')[..^1],
            Is.EqualTo(lines.Select(line => line.Length > indent ? line[indent..] : "")));
    }

    private static string Between(string text, string begin, string end) =>
        text.Split(begin) is [_, var rest, ..] ? rest.Split(end)[0] : "";
}
