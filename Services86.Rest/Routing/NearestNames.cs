namespace Services86.Rest.Routing;

/// <summary>Finds the names that somebody may have meant who wrote another one.</summary>
internal static class NearestNames
{
    private const int MostNames = 3;
    private const int LongestName = 100;

    /// <summary>Gives the nearest names, the nearest first; none when no name is near.</summary>
    /// <remarks>
    /// Near is a name that takes few changes, one in three characters at most, and one of which the other is a part.
    /// </remarks>
    public static IReadOnlyList<string> Of(string name, IEnumerable<string> known) => name.Length > LongestName ? [] :
    [
        .. (from candidate in known
            let distance = Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant())
            where distance <= Math.Max(name.Length, candidate.Length) / 3 || IsPart(name, candidate)
            orderby distance
            select candidate).Take(MostNames),
    ];

    private static bool IsPart(string name, string candidate) =>
        name.Length >= 3
        && (candidate.Contains(name, StringComparison.OrdinalIgnoreCase)
            || name.Contains(candidate, StringComparison.OrdinalIgnoreCase));

    // Levenshtein's distance, kept as one row of his table.
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[to.Length];
    }
}
