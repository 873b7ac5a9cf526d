using System.Text.RegularExpressions;

namespace Services86.Rest.Languages;

/// <summary>A text with a version in each of several languages: <c>NO:"Leverandør";US:"Supplier"</c>.</summary>
/// <remarks>
/// The format is strict. A text that does not follow it from beginning to end, with languages that are known and no
/// quotes within a version, is no such text, and stays as it is. Source: SuperOffice's documentation of quote connectors,
/// reason fields.
/// </remarks>
internal static partial class MultiLanguageText
{
    /// <summary>Gives the version in a language; the first version when there is none in it.</summary>
    /// <returns>The version; the text itself when it is no multi-language text.</returns>
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

    // Each character can be matched in one way only, so that a hostile text costs no more than its length.
    [GeneratedRegex("""\A(?<code>[A-Z]{2}):"(?<version>[^"]*)"(?:;(?<code>[A-Z]{2}):"(?<version>[^"]*)")*;?\z""", RegexOptions.CultureInvariant)]
    private static partial Regex Format();
}
