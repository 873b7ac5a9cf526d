using Services86.Agents.Calls;
using Services86.WebConsole.Files;

namespace Services86.WebConsole.Requests;

/// <summary>What every page shows: its place, and the user.</summary>
/// <param name="Path">The path of the page.</param>
/// <param name="Caller">The user; null if nobody is logged in.</param>
/// <param name="XsrfToken">The token that forms send back; null if nobody is logged in.</param>
internal sealed record PageContext(PagePath Path, Caller? Caller, string? XsrfToken)
{
    /// <summary>The name of the hidden field with the XSRF token.</summary>
    public const string XsrfField = "xsrf";

    /// <summary>Gets whether the user is an administrator.</summary>
    public bool IsAdministrator => Caller is { IsAdministrator: true };

    /// <summary>Gets the relative address of the root of the server.</summary>
    public string Root => Path.Root;

    /// <summary>Gets the relative address of a page in the console.</summary>
    public string Link(string page) => Path.Link(page);

    /// <summary>Gets the relative address of a file that pages load.</summary>
    public string File(string name) => Path.Link(ConsoleFile.AddressOf(name));

    /// <summary>Gets <c>page</c>, for aria-current, for the navigation entry of this page; null for others.</summary>
    /// <param name="section">The first part of the path of the pages of a section.</param>
    public string? CurrentIf(string section) =>
        Path.Page == section || Path.Page?.StartsWith(section + "/", StringComparison.Ordinal) == true ? "page" : null;
}
