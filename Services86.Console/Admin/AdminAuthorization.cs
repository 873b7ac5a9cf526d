using Microsoft.AspNetCore.Http;
using Services86.Agents.Calls;
using Services86.Agents.Login;
using Services86.Agents.Refusals;
using Services86.Rest.Authorization;
using Services86.Rest.Headers;

namespace Services86.WebConsole.Admin;

/// <summary>Authenticates the callers of the administration, as REST does.</summary>
/// <remarks>
/// A page reads a stream with <c>EventSource</c>, which sends cookies but no header of its own. So the cookie of a
/// session is enough for GET, which changes nothing, and which no page of another origin may send.
/// </remarks>
internal sealed class AdminAuthorization(
    RestAuthorization authorization, BrowserSession session, TicketService tickets)
{
    /// <summary>Gets the caller of a request.</summary>
    /// <exception cref="SoSessionException">The application or caller is not authenticated, or has to wait.</exception>
    /// <exception cref="XsrfValidationException">A page of another site may have made the request.</exception>
    public async Task<Caller> RequireAsync(HttpContext context)
    {
        var request = context.Request;
        RestAuthorization.RequireOwnOrigin(request);
        if (request.Headers.Authorization.Count > 0 || TicketOf(request) is not { } ticket)
        {
            return await authorization.RequireCallerAsync(context);
        }

        var isReading = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        return isReading && !request.Headers.ContainsKey(RestHeaders.XsrfToken)
            ? await tickets.FindAsync(ticket, context.RequestAborted) ?? throw new SoSessionException(
                "The session is unknown, or has ended.",
                "Your session is not valid any more: log in again.")
            : await session.RequireAsync(context);
    }

    private static string? TicketOf(HttpRequest request) =>
        request.Cookies[(request.IsHttps ? "__Host-" : "") + BrowserSession.TicketCookie] is { Length: > 0 } ticket
            ? ticket
            : null;
}
