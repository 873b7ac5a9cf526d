using Services86.Data.Storage;

namespace Services86.Data.Associates;

/// <summary>The keys of login names: names with the same key are the same name.</summary>
public static class AssociateName
{
    /// <summary>
    /// Gets the key of a name: Unicode NFKC in invariant upper case, so that names do not differ by case, or by the way
    /// an accent was typed.
    /// </summary>
    /// <param name="name">The name as it was typed.</param>
    /// <returns>The key; null for a text that is not valid Unicode, which is no name.</returns>
    public static string? ToKey(string name) => CaseInsensitiveKey.Of(name);
}
