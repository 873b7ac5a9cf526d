namespace Services86.Tests.Conventions;

/// <summary>The limits of lines, files and projects.</summary>
internal sealed class SourceFileTests
{
    private const int MaxProductionLines = 400;
    private const int MaxMedianProductionLines = 59;
    private const double MaxProjectShare = 0.35;

    private static IReadOnlyList<SourceFile> ProductionFiles { get; } =
        [.. SourceTree.Files.Where(file => file.IsProduction)];

    [Test]
    public void No_line_is_longer_than_the_max_line_length_of_the_editorconfig()
    {
        var config = EditorConfig.Load();

        var longLines =
            from file in SourceTree.Files
            let limit = config.MaxLineLength(file.Path)
            where limit is not null
            from line in file.Lines.Select((text, index) => (Number: index + 1, text.Length))
            where line.Length > limit
            select $"{file.Path}:{line.Number}: {line.Length} columns, the limit is {limit}";

        AssertNone(longLines);
    }

    [Test]
    public void No_production_file_is_longer_than_400_lines()
    {
        AssertNone(
            from file in ProductionFiles
            where !IsAgentContract(file) && file.Lines.Length > MaxProductionLines
            select $"{file.Path}: {file.Lines.Length} lines");
    }

    [Test]
    public void The_median_production_file_is_shorter_than_60_lines()
    {
        var lengths = ProductionFiles.Select(file => file.Lines.Length).Order().ToArray();

        Assert.That(lengths[lengths.Length / 2], Is.AtMost(MaxMedianProductionLines));
    }

    [Test]
    public void No_project_has_more_than_35_percent_of_the_production_lines()
    {
        var total = ProductionFiles.Sum(file => file.Lines.Length);

        AssertNone(
            from project in ProductionFiles.GroupBy(file => file.Project)
            let lines = project.Sum(file => file.Lines.Length)
            where lines > MaxProjectShare * total
            select $"{project.Key}: {lines} of {total} lines");
    }

    [Test]
    public void Files_of_all_projects_are_found()
    {
        var projects = ProductionFiles.Select(file => file.Project).Distinct();

        Assert.That(projects, Is.SupersetOf(
            (string[])["Services86.Contracts", "Services86.Data", "Services86.Agents", "Services86.Host"]));
        Assert.That(ProductionFiles, Has.Count.GreaterThan(300));
        Assert.That(SourceTree.Files.Select(file => file.Path), Is.SupersetOf(
            (string[])[".ci/run", ".editorconfig", "README.md", "Services86.Tests/Conventions/SourceFileTests.cs"]));
    }

    // An agent has a method for each of its operations.
    private static bool IsAgentContract(SourceFile file) =>
        file.Project == "Services86.Contracts" && file.Path.EndsWith("Agent.cs", StringComparison.Ordinal);

    private static void AssertNone(IEnumerable<string> violations)
    {
        var lines = violations.ToArray();

        Assert.That(lines, Is.Empty, string.Join('\n', lines));
    }
}
