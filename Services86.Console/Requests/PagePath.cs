namespace Services86.WebConsole.Requests;

/// <summary>The path of a page: what precedes it, and the page in the console.</summary>
/// <remarks>
/// Pages refer to each other by relative addresses, so that they work below any leading path, also below one that only
/// a proxy knows.
/// </remarks>
internal sealed record PagePath
{
    /// <summary>The folder of the console.</summary>
    public const string Console = "console";

    private const string Folder = "/" + Console;

    private PagePath(string before, string? page, int depth)
    {
        Before = before;
        Page = page;
        Root = depth == 0 ? "./" : string.Concat(Enumerable.Repeat("../", depth));
    }

    /// <summary>Gets the path before the page, such as <c>/Cust12345</c>; empty for none.</summary>
    public string Before { get; }

    /// <summary>Gets the page in the console, such as <c>users/12</c>; null for a page outside the console.</summary>
    public string? Page { get; }

    /// <summary>Gets the relative address of the server from the page, such as <c>../../</c>.</summary>
    public string Root { get; }

    /// <summary>Gets whether a path is that of a page in the console.</summary>
    /// <param name="path">The path of a request.</param>
    /// <param name="rest">The path after the folder of the console: empty, or beginning with a slash.</param>
    public static bool IsInConsole(string path, out string rest)
    {
        // From the end, because a leading path may have a folder of the same name.
        var folder = path.Length;
        do
        {
            folder = folder == 0 ? -1 : path.LastIndexOf(Folder, folder - 1, StringComparison.OrdinalIgnoreCase);
            if (folder < 0)
            {
                rest = "";
                return false;
            }
        }
        while (path.Length > folder + Folder.Length && path[folder + Folder.Length] != '/');

        rest = path[(folder + Folder.Length)..];
        return true;
    }

    /// <summary>Gets the path of a page in the console.</summary>
    /// <param name="path">The path of the request.</param>
    /// <param name="rest">What follows the folder of the console, which begins with a slash.</param>
    public static PagePath OfConsole(string path, string rest) =>
        new(path[..^(rest.Length + Folder.Length)], rest.Trim('/'), rest.Count(c => c == '/'));

    /// <summary>Gets the path of a page outside the console.</summary>
    /// <param name="before">The path before the page.</param>
    /// <param name="depth">The number of folders between the root and the page.</param>
    public static PagePath Outside(string before, int depth) => new(before, page: null, depth);

    /// <summary>Gets the relative address of a page in the console.</summary>
    /// <param name="page">The page, such as <c>users/12</c>, with an optional query.</param>
    public string Link(string page) => $"{Root}{Console}/{page}";
}
