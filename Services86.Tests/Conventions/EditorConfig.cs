using System.Globalization;
using System.Text.RegularExpressions;
using Services86.Tests.Support;

namespace Services86.Tests.Conventions;

/// <summary>The properties of an .editorconfig file.</summary>
/// <remarks>Patterns may have *, **, ? and {a,b}. Source: https://spec.editorconfig.org.</remarks>
internal sealed class EditorConfig
{
    private readonly List<(Regex Files, Dictionary<string, string> Properties)> _sections = [];

    private EditorConfig(string text)
    {
        foreach (var line in text.Split('\n').Select(line => line.Trim()))
        {
            if (line.StartsWith('['))
            {
                _sections.Add((Compile(line[1..^1]), []));
            }
            else if (_sections.Count > 0 && !line.StartsWith('#') && line.Split('=', 2) is [var name, var value])
            {
                _sections[^1].Properties[name.Trim()] = value.Trim();
            }
        }
    }

    /// <summary>Parses the content of an .editorconfig file.</summary>
    public static EditorConfig Parse(string text) => new(text);

    /// <summary>Reads the .editorconfig file of the repository.</summary>
    public static EditorConfig Load() => new(File.ReadAllText(Repository.Path(".editorconfig")));

    /// <summary>Gets the maximum line length of a file, in columns; null if the limit is off or not set.</summary>
    /// <param name="path">The path in the repository, with slashes.</param>
    public int? MaxLineLength(string path)
    {
        var value = _sections
            .Where(section => section.Files.IsMatch(path))
            .Select(section => section.Properties.GetValueOrDefault("max_line_length"))
            .LastOrDefault(value => value is not null);
        return value is null or "off" ? null : int.Parse(value, CultureInfo.InvariantCulture);
    }

    private static Regex Compile(string pattern)
    {
        // A pattern without a slash matches the names of files in all folders.
        var folders = pattern.Contains('/') ? "" : "(?:.*/)?";
        var files = Regex.Escape(pattern)
            .Replace(@"\*\*", ".*", StringComparison.Ordinal)
            .Replace(@"\*", "[^/]*", StringComparison.Ordinal)
            .Replace(@"\?", "[^/]", StringComparison.Ordinal)
            .Replace(@"\{", "(?:", StringComparison.Ordinal)
            .Replace("}", ")", StringComparison.Ordinal)
            .Replace(",", "|", StringComparison.Ordinal);
        return new Regex($"^{folders}{files}$", RegexOptions.CultureInvariant);
    }
}
