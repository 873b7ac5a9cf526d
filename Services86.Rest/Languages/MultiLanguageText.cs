using System.Text.RegularExpressions;

namespace Services86.Rest.Languages;

/// <summary>A text with a version in each of several languages: <c>NO:"Leverandør";US:"Supplier"</c>.</summary>
/// <remarks>
/// The format is strict: a text that does not match it from start to end, that names an unknown language or has quotes
/// within a version, is not a multi-language text and is returned unchanged. Source: SuperOffice's documentation of
/// quote connectors, reason fields.
/// </remarks>
internal static partial class MultiLanguageText
{
    /// <summary>Gets the version in a language; the first version if the text has none in the language.</summary>
    /// <returns>The version; the text itself if it is not a multi-language text.</returns>
    public static string Translate(string text, Language language)
    {
        if (text.Length < 5 || text[2] != ':' || text[3] != '"' || Format().Match(text) is not { Success: true } match)
        {
            return text;
        }

        var codes = match.Groups["code"].Captures;
        if (codes.Any(code => !Language.IsCode(code.Value)))
        {
            return text;
        }

        var versions = match.Groups["version"].Captures;
        var index = 0;
        for (var i = 0; i < codes.Count; i++)
        {
            if (codes[i].ValueSpan.SequenceEqual(language.Code))
            {
                index = i;
                break;
            }
        }

        return versions[index].Value;
    }

    // Each character can match in one way only, so the time is linear in the length of the text.
    [GeneratedRegex(
        """\A(?<code>[A-Z]{2}):"(?<version>[^"]*)"(?:;(?<code>[A-Z]{2}):"(?<version>[^"]*)")*;?\z""",
        RegexOptions.CultureInvariant)]
    private static partial Regex Format();
}
