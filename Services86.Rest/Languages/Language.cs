namespace Services86.Rest.Languages;

/// <summary>A language that stored texts can have a version in.</summary>
/// <param name="Code">The two letters that identify the language in a multi-language text.</param>
/// <param name="IsoCode">The ISO 639-1 code, in lower case.</param>
internal sealed record Language(string Code, string IsoCode)
{
    // Source of the codes: SuperOffice's documentation, en/globalization-and-localization, legacy language codes.
    private static readonly Language[] All =
    [
        new("NO", "no"),
        new("US", "en"),
        new("SW", "sv"),
        new("DA", "da"),
        new("GE", "de"),
        new("FI", "fi"),
        new("NL", "nl"),
        new("FR", "fr"),
        new("SP", "es"),
        new("IT", "it"),
        new("CZ", "cs"),
        new("PL", "pl"),
        new("RU", "ru"),
        new("CN", "zh"),
        new("JP", "ja"),
    ];

    private static readonly Dictionary<string, Language> ByIsoCode =
        All.ToDictionary(language => language.IsoCode, StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Codes = [.. All.Select(language => language.Code)];

    /// <summary>Gets whether two letters identify a language in a multi-language text.</summary>
    public static bool IsCode(string code) => Codes.Contains(code);

    /// <summary>
    /// Finds a language by its tag, case-insensitive: <c>en</c>, or <c>nb-NO</c>, whose region is ignored.
    /// </summary>
    /// <returns>The language; null for an unknown tag.</returns>
    public static Language? Find(string tag)
    {
        var isoCode = tag.Split('-', '_')[0].Trim();

        // Bokmål and Nynorsk are one language here.
        var isNorwegian = isoCode.ToUpperInvariant() is "NB" or "NN";
        return ByIsoCode.GetValueOrDefault(isNorwegian ? "no" : isoCode);
    }
}
