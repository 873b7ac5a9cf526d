using System.Text.RegularExpressions;

namespace Services86.WebConsole.Sessions;

/// <summary>The page that a user is sent to after the login.</summary>
internal static partial class ReturnPage
{
    /// <summary>Gets a page from a query or a form; the first page of the console for anything else.</summary>
    /// <param name="text">The page, relative to the folder of the console: <c>audit?user=anna</c>.</param>
    /// <remarks>
    /// The address is relative to the folder, so that no text leads to another server; the check rejects what is no
    /// page.
    /// </remarks>
    public static string Of(string text) => Pages().IsMatch(text) ? text : "";

    [GeneratedRegex(@"\A[a-z0-9-]+(/[a-z0-9-]+)*(\?[A-Za-z0-9%&=.,:+_-]*)?\z")]
    private static partial Regex Pages();
}
