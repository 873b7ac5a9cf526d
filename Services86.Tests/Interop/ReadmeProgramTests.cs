using Services86.Tests.Support;

namespace Services86.Tests.Interop;

internal sealed class ReadmeProgramTests
{
    [TestCase("php", "client.php")]
    [TestCase("python", "client.py")]
    [TestCase("csharp", "Svcutil/ServiceAuthClient.cs")]
    public void The_README_shows_lines_of_a_program_that_runs(string language, string program)
    {
        var shown = Between(File.ReadAllText(Repository.Path("README.md")), $"```{language}\n", "```");

        var source = File.ReadAllText(Repository.Path($"Services86.Tests/Interop/Clients/{program}"));
        var lines = Between(source, "README begin\n", "README end").Split('\n')[..^1];
        var indent = lines[0].Length - lines[0].TrimStart().Length;
        Assert.That(shown.Split('\n')[..^1], Is.EqualTo(lines.Select(line => line.Length > indent ? line[indent..] : "")));
    }

    private static string Between(string text, string begin, string end) =>
        text.Split(begin) is [_, var rest, ..] ? rest.Split(end)[0] : "";
}
