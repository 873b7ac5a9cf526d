namespace Services86.WebConsole.Admin;

/// <summary>Parses the paths below <c>/admin</c>, which is below any leading path, in any case.</summary>
internal static class AdminPath
{
    private const string Root = "admin";

    /// <summary>Parses a path.</summary>
    /// <param name="path">The path.</param>
    /// <param name="areas">The names of the areas. Below a leading path, only these are found.</param>
    /// <param name="segments">The segments below <c>/admin</c>: the name of the area first.</param>
    /// <returns>Whether the path is one of the administration.</returns>
    public static bool TryParse(string? path, IReadOnlyCollection<string> areas, out string[] segments)
    {
        segments = [];
        var all = (path ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < all.Length; i++)
        {
            if (!all[i].Equals(Root, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var isArea = i + 1 < all.Length && areas.Contains(all[i + 1], StringComparer.OrdinalIgnoreCase);
            if (i == 0 || isArea)
            {
                segments = all[(i + 1)..];
                return true;
            }
        }

        return false;
    }

    /// <summary>Gets whether a path can be one of the administration, at no cost for other requests.</summary>
    public static bool IsPossible(string? path) =>
        path?.Contains("/" + Root, StringComparison.OrdinalIgnoreCase) == true;
}
