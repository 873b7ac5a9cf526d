namespace Services86.Http;

/// <summary>Finds the known names that are similar to an unknown one.</summary>
public static class NearestNames
{
    private const int MaxNames = 3;
    private const int MaxNameLength = 100;

    /// <summary>Gets the nearest names, the nearest first; none if no name is near.</summary>
    /// <remarks>
    /// A name is near if it differs by at most one in three characters, or if either name contains the other.
    /// </remarks>
    public static IReadOnlyList<string> Of(string name, IEnumerable<string> known) => name.Length > MaxNameLength ? [] :
    [
        .. (from candidate in known
            let distance = Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant())
            where distance <= Math.Max(name.Length, candidate.Length) / 3 || IsPart(name, candidate)
            orderby distance
            select candidate).Take(MaxNames),
    ];

    private static bool IsPart(string name, string candidate) =>
        name.Length >= 3
        && (candidate.Contains(name, StringComparison.OrdinalIgnoreCase)
            || name.Contains(candidate, StringComparison.OrdinalIgnoreCase));

    // Levenshtein distance, with one row of the matrix.
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
