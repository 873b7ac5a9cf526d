namespace Services86.Host.Commands.Parsing;

/// <summary>Finds the name that was probably meant by a misspelt one.</summary>
internal static class NearestName
{
    private const int MaxEdits = 2;

    // Of a shorter text, every name would be the beginning.
    private const int MinBeginning = 3;

    /// <summary>
    /// Finds the name with the fewest edits: a character that is missing, too many, another one, or swapped with the
    /// next. At most one edit in three characters, and two at all; or the name begins with the text.
    /// </summary>
    /// <param name="text">The misspelt name. Upper and lower case do not differ.</param>
    /// <param name="names">The names that there are.</param>
    /// <returns>The name; null if none is similar.</returns>
    public static string? Find(string text, IEnumerable<string> names)
    {
        string? nearest = null;
        var fewest = Math.Min(MaxEdits, Math.Max(1, text.Length / 3)) + 1;
        foreach (var name in names)
        {
            var edits = CountEdits(text.ToUpperInvariant(), name.ToUpperInvariant());
            if (edits < fewest)
            {
                (nearest, fewest) = (name, edits);
            }
        }

        return nearest ?? (text.TrimStart('-').Length >= MinBeginning
            ? names.FirstOrDefault(name => name.StartsWith(text, StringComparison.OrdinalIgnoreCase))
            : null);
    }

    // The distance of Damerau and Levenshtein, in which no part of a text is edited twice.
    private static int CountEdits(string text, string name)
    {
        var edits = new int[text.Length + 1, name.Length + 1];
        for (var i = 0; i <= text.Length; i++)
        {
            for (var j = 0; j <= name.Length; j++)
            {
                edits[i, j] = i == 0 ? j : j == 0 ? i : Math.Min(
                    Math.Min(edits[i - 1, j], edits[i, j - 1]) + 1,
                    edits[i - 1, j - 1] + (text[i - 1] == name[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && text[i - 1] == name[j - 2] && text[i - 2] == name[j - 1])
                {
                    edits[i, j] = Math.Min(edits[i, j], edits[i - 2, j - 2] + 1);
                }
            }
        }

        return edits[text.Length, name.Length];
    }
}
