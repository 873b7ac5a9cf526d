using System.Text.RegularExpressions;

namespace Services86.WebConsole.Journal.Masking;

/// <summary>Finds secrets in texts by what they look like: tickets, access tokens and application tokens.</summary>
internal static partial class SecretText
{
    /// <summary>The text in place of a secret.</summary>
    public const string Mask = "•••";

    /// <summary>Gets whether a text has a secret.</summary>
    public static bool Contains(ReadOnlySpan<char> text) => Pattern.IsMatch(text);

    /// <summary>Replaces the secrets in a text.</summary>
    public static string Replace(string text) => Pattern.Replace(text, Mask);

    /// <summary>Replaces the secrets in a text; null for null.</summary>
    public static string? ReplaceOrNull(string? text) => text is null ? null : Replace(text);

    // A ticket is 7T: and Base64, an access token 8A:, an application token 64 hexadecimal digits. The colon can be
    // escaped, as in URLs (once or more), XML and JSON. What follows is masked up to a character that ends a value.
    [GeneratedRegex(
        """[78][TA](?::|%(?:25)*3A|&\#0*58;|&\#x0*3A;|\\u003A)[^\s"'<>&?,;)\]}]*|[0-9A-F]{64,}""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern { get; }
}
