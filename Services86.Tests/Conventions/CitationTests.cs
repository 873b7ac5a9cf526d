using System.Text.RegularExpressions;
using Services86.Tests.Support;

namespace Services86.Tests.Conventions;

/// <summary>The documents that comments and documentation cite are in the repository.</summary>
internal sealed partial class CitationTests
{
    [Test]
    public void No_comment_cites_a_document_that_is_not_in_the_repository()
    {
        var citations = SourceTree.Files
            .SelectMany(file => MissingDocuments(file).Select(document => $"{file.Path}: {document}"))
            .ToArray();

        Assert.That(citations, Is.Empty, string.Join('\n', citations));
    }

    [Test]
    public void Every_cited_section_of_SERVICES86_exists()
    {
        var sections = SectionHeading().Matches(File.ReadAllText(Repository.Path("docs/SERVICES86.md")))
            .Select(heading => heading.Groups[1].Value)
            .ToHashSet();

        var citations = SourceTree.Files
            .SelectMany(file => CitedSections(file).Select(section => (file.Path, Section: section)))
            .Where(citation => !sections.Contains(citation.Section))
            .Select(citation => $"{citation.Path}: section {citation.Section}")
            .ToArray();

        Assert.That(sections, Is.SupersetOf((string[])["1", "1.1", "6.10"]));
        Assert.That(citations, Is.Empty, string.Join('\n', citations));
    }

    [TestCase("A.cs", "<remarks>Source: reference, behaviour.md section 5.</remarks>")]
    [TestCase("A.cs", "Source: reference,\nbehaviour.md section 5.")]
    [TestCase("A.cs", "reference notes, section 5")]
    [TestCase("A.cs", "reference, wcf-answers")]
    [TestCase("A.cs", "reference, openapi-User.json")]
    [TestCase("A.cs", "the published WSDLs in the reference")]
    [TestCase("A.cs", "../shared/design.md")]
    [TestCase("A.cs", "docs/MISSING.md")]
    [TestCase("A.sql", "reference notes")]
    [TestCase("A.py", "reference notes")]
    [TestCase("A.csproj", "<!-- reference notes -->")]
    [TestCase("docs/A.md", "See\n../shared.")]
    public void A_citation_of_a_missing_document_is_found(string path, string comment)
    {
        Assert.That(MissingDocuments(WithComment(path, comment)), Is.Not.Empty);
    }

    [TestCase("A.cs", "docs/SERVICES86.md section 1.1, ARCHITECTURE.md, README.md")]
    [TestCase("A.cs", "The structure is passed by reference, so it is not copied.")]
    [TestCase("docs/A.md", "NetServer.md of another repository")]
    public void Other_comments_are_no_citations_of_missing_documents(string path, string comment)
    {
        Assert.That(MissingDocuments(WithComment(path, comment)), Is.Empty);
    }

    [Test]
    public void Code_is_no_citation()
    {
        Assert.That(MissingDocuments(new SourceFile("A.cs", "var path = \"../shared/reference\";")), Is.Empty);
    }

    [TestCase("Source: docs/SERVICES86.md section 99.1.", "99.1")]
    [TestCase("Source: docs/SERVICES86.md\nsections 1.1, 99 and 99.2.", "1.1", "99", "99.2")]
    [TestCase("docs/SERVICES86.md, section 6", "6")]
    [TestCase("section 6 of another document")]
    public void The_sections_of_a_citation_are_found(string comment, params string[] sections)
    {
        Assert.That(CitedSections(WithComment("A.cs", comment)), Is.EqualTo(sections));
    }

    private static SourceFile WithComment(string path, string comment)
    {
        var mark = Path.GetExtension(path) switch
        {
            ".cs" => "    /// ",
            ".py" => "# ",
            ".sql" => "-- ",
            _ => "",
        };
        return new SourceFile(path, "code\n" + mark + comment.Replace("\n", "\n" + mark, StringComparison.Ordinal));
    }

    private static IEnumerable<string> MissingDocuments(SourceFile file)
    {
        foreach (var comment in file.Comments)
        {
            foreach (Match match in OutsideDocument().Matches(comment))
            {
                yield return match.Value;
            }

            // Documentation also names documents of other repositories.
            if (!file.Path.EndsWith(".md", StringComparison.Ordinal))
            {
                foreach (Match match in MarkdownFile().Matches(comment))
                {
                    if (!Exists(file, match.Value))
                    {
                        yield return match.Value;
                    }
                }
            }
        }
    }

    private static bool Exists(SourceFile file, string document)
    {
        var folder = Path.GetDirectoryName(file.Path) ?? "";
        return new[] { "", "docs", folder }.Any(root => File.Exists(Repository.Path(Path.Combine(root, document))));
    }

    private static IEnumerable<string> CitedSections(SourceFile file) =>
        from comment in file.Comments
        from Match citation in Citation().Matches(comment)
        from Match section in SectionNumber().Matches(citation.Groups[1].Value)
        select section.Value;

    [GeneratedRegex(
        @"\breference notes\b|\breference,? (behaviour|notes|wcf-answers|openapi|versions|client-findings|services86)\b"
        + @"|\bin the reference\b|\.\./shared\b")]
    private static partial Regex OutsideDocument();

    [GeneratedRegex(@"[\w./-]+\.md\b")]
    private static partial Regex MarkdownFile();

    [GeneratedRegex(@"SERVICES86\.md[)`]*,? sections? (\d+(?:\.\d+)*(?:(?:,| and|, and) \d+(?:\.\d+)*)*)")]
    private static partial Regex Citation();

    [GeneratedRegex(@"\d+(?:\.\d+)*")]
    private static partial Regex SectionNumber();

    [GeneratedRegex(@"^##+ (\d+(?:\.\d+)*) ", RegexOptions.Multiline)]
    private static partial Regex SectionHeading();
}
