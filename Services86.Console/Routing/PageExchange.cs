using Services86.WebConsole.Requests;

namespace Services86.WebConsole.Routing;

/// <summary>A request, and the page that responds to it.</summary>
/// <param name="Request">The request.</param>
/// <param name="Page">The page.</param>
/// <param name="Access">Who may open the page.</param>
/// <param name="Name">The name of the page in the log.</param>
internal sealed record PageExchange(PageRequest Request, Page Page, PageAccess Access, string Name)
{
    /// <summary>The protocol of pages in the log.</summary>
    public const string Protocol = "console";
}
