using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Services86.Agents.Calls;
using Services86.Agents.Login;
using Services86.Agents.Refusals;
using Services86.Rest.Headers;

namespace Services86.Rest.Authorization;

/// <summary>
/// The session of a browser: a ticket in a cookie that scripts cannot read, and an XSRF token in one that they can.
/// </summary>
/// <remarks>
/// <para>
/// A browser also sends cookies with requests from pages of other sites. The session cookie is therefore accepted only
/// together with the header X-XSRF-TOKEN, whose value a script of our own origin reads from the cookie XSRF-TOKEN. The
/// value is an HMAC of that name, keyed with the ticket: an attacker who can set the cookie and the header to equal
/// values, but does not know the ticket, cannot forge it. No key has to be stored or shared between hosts, and the
/// ticket cannot be derived from the value.
/// </para>
/// <para>
/// A page of the server is the exception: GET of a page, which changes nothing, accepts the cookie alone. The page has
/// the XSRF token in the hidden field of its forms, and a form is accepted with that field instead of the header.
/// </para>
/// <para>
/// The session expires with its ticket. With SameSite=Strict, a link on another site opens a page without the session:
/// the user sees the login, and is logged in after any link within the pages. Over https the name of the cookie begins
/// with <c>__Host-</c>, so that no sibling domain can set it.
/// </para>
/// </remarks>
internal sealed class BrowserSession(TicketService tickets)
{
    /// <summary>The name of the cookie with the ticket; over https, prefixed with <c>__Host-</c>.</summary>
    public const string TicketCookie = "Services86-Session";

    private const string TokenCookie = "XSRF-TOKEN";

    /// <summary>Gets whether a cookie is that of a session, over http or https.</summary>
    public static bool IsTicketCookie(string name) => name.EndsWith(TicketCookie, StringComparison.Ordinal);

    /// <summary>Starts a session with a new ticket, and sets its cookies.</summary>
    public async Task BeginAsync(HttpContext context, Caller caller)
    {
        Begin(context, await tickets.IssueAsync(caller, context.RequestAborted));
    }

    /// <summary>Starts a session with a ticket that was just issued, and sets its cookies.</summary>
    /// <param name="context">The request and its response.</param>
    /// <param name="ticket">The ticket.</param>
    public static void Begin(HttpContext context, string ticket)
    {
        var cookies = context.Response.Cookies;
        cookies.Append(TicketCookieOf(context.Request), ticket, CookieOptions(context.Request, httpOnly: true));
        cookies.Append(TokenCookie, TokenOf(ticket), CookieOptions(context.Request, httpOnly: false));
    }

    /// <summary>Gets the caller of the session.</summary>
    /// <exception cref="XsrfValidationException">The XSRF token does not belong to the session.</exception>
    /// <exception cref="SoSessionException">There is no session, or it has expired.</exception>
    public async Task<Caller> RequireAsync(HttpContext context) =>
        await tickets.FindAsync(RequireTicket(context.Request), context.RequestAborted) ?? throw new SoSessionException(
            "The session is unknown, or has ended.",
            "Your session is not valid any more: log in again.");

    /// <summary>Finds the caller of the session by the cookie alone, for GET of a page.</summary>
    /// <returns>The caller; null if there is no session, or the session has expired.</returns>
    public async ValueTask<Caller?> FindAsync(HttpContext context) =>
        FindTicket(context.Request) is { } ticket
            ? await tickets.FindAsync(ticket, context.RequestAborted)
            : null;

    /// <summary>Gets the ticket of the session, which has to stay on the server; null for none.</summary>
    public static string? FindTicket(HttpRequest request) =>
        request.Cookies[TicketCookieOf(request)] is { Length: > 0 } ticket ? ticket : null;

    /// <summary>Gets the XSRF token for the forms of a page; null without a session.</summary>
    public static string? FindToken(HttpRequest request) =>
        FindTicket(request) is { } ticket ? TokenOf(ticket) : null;

    /// <summary>Gets whether the hidden field of a form has the XSRF token of the session.</summary>
    public static bool IsToken(HttpRequest request, string token) =>
        FindTicket(request) is { } ticket && IsTokenOf(ticket, token);

    /// <summary>Ends the session of a page, unless it has expired, and deletes its cookies.</summary>
    /// <param name="context">A request whose XSRF token was checked.</param>
    public async Task EndOfPageAsync(HttpContext context)
    {
        if (FindTicket(context.Request) is { } ticket)
        {
            await EndAsync(context, ticket);
        }
    }

    /// <summary>Ends the session, unless it has expired, and deletes its cookies.</summary>
    /// <exception cref="XsrfValidationException">The XSRF token does not belong to the session.</exception>
    /// <exception cref="SoSessionException">There is no session.</exception>
    public Task EndAsync(HttpContext context) => EndAsync(context, RequireTicket(context.Request));

    private async Task EndAsync(HttpContext context, string ticket)
    {
        await tickets.RevokeAsync(ticket, context.RequestAborted);
        var cookies = context.Response.Cookies;
        cookies.Delete(TicketCookieOf(context.Request), CookieOptions(context.Request, httpOnly: true));
        cookies.Delete(TokenCookie, CookieOptions(context.Request, httpOnly: false));
    }

    private static string RequireTicket(HttpRequest request)
    {
        if (FindTicket(request) is not { } ticket)
        {
            throw new SoSessionException(
                $"There is an {RestHeaders.XsrfToken} header, but no cookie of a session.",
                "You are not logged in: log in, and let the browser send its cookies.");
        }

        var token = request.Headers[RestHeaders.XsrfToken].ToString();
        return IsTokenOf(ticket, token) ? ticket : throw new XsrfValidationException(
            $"The {RestHeaders.XsrfToken} header is not that of the session.",
            "The request does not prove that it comes from our own page: "
            + $"send the value of the cookie {TokenCookie} as {RestHeaders.XsrfToken}.");
    }

    private static bool IsTokenOf(string ticket, string token) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(TokenOf(ticket)), Encoding.UTF8.GetBytes(token));

    private static string TokenOf(string ticket) => Base64Url.EncodeToString(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(ticket), Encoding.UTF8.GetBytes(TokenCookie)));

    private static string TicketCookieOf(HttpRequest request) =>
        request.IsHttps ? "__Host-" + TicketCookie : TicketCookie;

    private static CookieOptions CookieOptions(HttpRequest request, bool httpOnly) => new()
    {
        HttpOnly = httpOnly,
        Secure = request.IsHttps,
        SameSite = SameSiteMode.Strict,
        Path = "/",
    };
}
