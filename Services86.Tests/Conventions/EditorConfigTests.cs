namespace Services86.Tests.Conventions;

internal sealed class EditorConfigTests
{
    [TestCase("Program.cs", 120)]
    [TestCase("Services86.Host/Program.cs", 120)]
    [TestCase("README.md", null)]
    [TestCase("docs/adr/0001.md", null)]
    [TestCase("Services86.Host/packages.lock.json", null)]
    [TestCase("Services86.Host/packages.lock.json5", 120)]
    [TestCase("Services86.Host/Schema/0001.sql", 80)]
    [TestCase("Services86.Host/Schema/old/0001.sql", 80)]
    [TestCase("Services86.Data/Schema/0001.sql", 120)]
    [TestCase("Services86.Data/Schema/0001.xml", 90)]
    [TestCase("Services86.Data/Schema/old/0001.xml", 120)]
    public void The_last_section_that_matches_a_file_sets_its_limit(string path, int? limit)
    {
        var config = EditorConfig.Parse(
            """
            root = true
            # max_line_length = 1
            [*]
            max_line_length=120

            [{*.md,packages.lock.json}]
            max_line_length = off

            [Services86.Host/**.sql]
            max_line_length = 80

            [Services86.Data/Schema/*.xml]
            max_line_length = 90

            [*.xml]
            indent_size = 2
            """);

        Assert.That(config.MaxLineLength(path), Is.EqualTo(limit));
    }

    [Test]
    public void Files_have_no_limit_by_default()
    {
        Assert.That(EditorConfig.Parse("root = true\nmax_line_length = 120\n").MaxLineLength("a.cs"), Is.Null);
    }
}
