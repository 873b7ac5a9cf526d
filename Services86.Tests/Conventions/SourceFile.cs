using System.Text.RegularExpressions;

namespace Services86.Tests.Conventions;

/// <summary>A text file of the repository.</summary>
/// <param name="Path">The path in the repository, with slashes.</param>
/// <param name="Text">The content.</param>
internal sealed record SourceFile(string Path, string Text)
{
    private static readonly Dictionary<string, string> CommentMarks = new()
    {
        [".cs"] = "//",
        [".js"] = "//",
        [".php"] = "//",
        [".py"] = "#",
        [".sh"] = "#",
        [".sql"] = "--",
        [".editorconfig"] = "#",
        [".ci/run"] = "#",
    };

    /// <summary>Gets the folder below the root: a project, or a folder such as docs.</summary>
    public string Project => Path.Split('/')[0];

    /// <summary>Gets the lines.</summary>
    public string[] Lines => Text.TrimEnd('\n').Split('\n');

    /// <summary>Gets whether this is C# of the product, and not of the tests or benchmarks.</summary>
    public bool IsProduction =>
        Path.EndsWith(".cs", StringComparison.Ordinal)
        && Project.StartsWith("Services86.", StringComparison.Ordinal)
        && Project is not ("Services86.Tests" or "Services86.Benchmarks");

    /// <summary>
    /// Gets the comments, each with its lines joined. The whole text is one comment in formats without line comments,
    /// such as Markdown and XML.
    /// </summary>
    public IEnumerable<string> Comments
    {
        get
        {
            var mark = CommentMarks.FirstOrDefault(mark => Path.EndsWith(mark.Key, StringComparison.Ordinal)).Value;
            return mark is null ? [Join(Lines)] : LineComments(mark);
        }
    }

    private IEnumerable<string> LineComments(string mark)
    {
        var comment = new List<string>();
        foreach (var line in Lines)
        {
            // The marks of an address, as in http://example.com, do not begin a comment.
            var match = Regex.Match(line, $@"^(?<code>.*?)(?<!:){mark}+\s?(?<text>.*)$");
            if (comment.Count > 0 && (!match.Success || match.Groups["code"].Value.Trim().Length > 0))
            {
                yield return Join(comment);
                comment.Clear();
            }

            if (match.Success)
            {
                comment.Add(match.Groups["text"].Value);
            }
        }

        if (comment.Count > 0)
        {
            yield return Join(comment);
        }
    }

    private static string Join(IEnumerable<string> lines) => string.Join(' ', lines.Select(line => line.Trim()));
}
