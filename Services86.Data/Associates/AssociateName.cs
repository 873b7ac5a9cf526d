namespace Services86.Data.Associates;

/// <summary>Decides when two names are the same.</summary>
public static class AssociateName
{
    /// <summary>
    /// Gets the form that a name is looked up by: Unicode NFKC in invariant upper case, so that neither case nor the
    /// way an accent was typed matters.
    /// </summary>
    /// <param name="name">A name as somebody typed it.</param>
    /// <returns>The key; null for text that is not valid Unicode, which no associate is named.</returns>
    public static string? ToKey(string name) => CaseInsensitiveKey.Of(name);
}
