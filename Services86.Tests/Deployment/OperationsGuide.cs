using Services86.Tests.Support;

namespace Services86.Tests.Deployment;

/// <summary>The commands in docs/OPERATIONS.md.</summary>
internal static class OperationsGuide
{
    /// <summary>Gets the whole page.</summary>
    public static string Text { get; } = File.ReadAllText(Repository.Path("docs/OPERATIONS.md"));

    /// <summary>Gets the blocks of shell commands below a heading, as they are printed.</summary>
    /// <param name="heading">The text of the heading, of any level.</param>
    public static IReadOnlyList<string> Commands(string heading)
    {
        var sections = Text.Split('\n').Select((line, index) => (line, index))
            .Where(line => line.line.StartsWith('#'))
            .ToArray();
        var section = sections.Single(line => line.line.TrimStart('#') == $" {heading}");
        var end = sections.Where(line => line.index > section.index).Select(line => (int?)line.index).FirstOrDefault();
        var body = string.Join('\n', Text.Split('\n')[section.index..(end ?? Text.Split('\n').Length)]);
        return [.. body.Split("```sh\n")[1..].Select(block => block.Split("```")[0])];
    }
}
