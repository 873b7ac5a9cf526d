using Microsoft.AspNetCore.Http;
using Services86.Agents.Login;
using Services86.Http;

namespace Services86.Rest.Authorization;

/// <summary>Finds a ticket where it is not looked for.</summary>
internal static class MisplacedTicket
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "Ticket", "SoTicket", "SO-Ticket", "X-Ticket", "X-SO-Ticket", "SoCredentials", "Credentials",
    };

    /// <summary>Finds the place of a ticket in the headers, the cookies or the query of a request.</summary>
    /// <param name="request">A request without an Authorization header.</param>
    /// <returns>The place, such as <c>the header 'Ticket'</c>; null if there is none. It has no value.</returns>
    public static string? Find(HttpRequest request) =>
        NameIn(request.Headers.Where(header => header.Key != "Cookie").Select(
            header => (header.Key, header.Value.ToString()))) is { } header ? $"the header {Quotation.Of(header)}"
        : NameIn(request.Cookies.Where(cookie => !BrowserSession.IsTicketCookie(cookie.Key)).Select(
            cookie => (cookie.Key, cookie.Value))) is { } cookie ? $"the cookie {Quotation.Of(cookie)}"
        : NameIn(request.Query.Select(
            parameter => (parameter.Key, parameter.Value.ToString()))) is { } parameter
            ? $"the query parameter {Quotation.Of(parameter)}"
        : null;

    private static string? NameIn(IEnumerable<(string Name, string Value)> values)
    {
        foreach (var (name, value) in values)
        {
            if (value.Length > 0 && (Names.Contains(name) || TicketService.IsTicket(Uri.UnescapeDataString(value))))
            {
                // A name that is a ticket itself is not quoted.
                return TicketService.IsTicket(name) ? "…" : name;
            }
        }

        return null;
    }
}
