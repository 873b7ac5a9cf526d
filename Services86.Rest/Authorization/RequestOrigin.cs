using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Services86.Agents.Refusals;

namespace Services86.Rest.Authorization;

/// <summary>Tells where a browser's request comes from: which page made it.</summary>
/// <remarks>
/// A browser adds cookies, and a user name and password that were once typed into its dialog, to whatever another's page
/// makes it send. No page of another origin is let in: this server sends no CORS header at all, so that none can
/// read an answer or send a header such as Authorization, and what one can send, a form, is refused here.
/// </remarks>
internal static class RequestOrigin
{
    private const string FetchSiteHeader = "Sec-Fetch-Site";

    /// <summary>Whether the request comes from a browser, as far as it says.</summary>
    public static bool IsBrowser(HttpRequest request) =>
        request.Headers.ContainsKey(FetchSiteHeader) || request.Headers.ContainsKey(HeaderNames.Origin);

    /// <summary>Refuses a request that the page of another origin made. One that says nothing of its origin passes.</summary>
    /// <remarks>
    /// Sec-Fetch-Site counts more: it holds also behind a proxy that changes the Host. A browser leaves it out where the
    /// address is neither https nor localhost, and then Origin is compared with the Host.
    /// </remarks>
    /// <exception cref="XsrfValidationException">Another origin's page made the request.</exception>
    public static void RequireOwn(HttpRequest request)
    {
        var site = request.Headers[FetchSiteHeader].ToString();
        var isOwn = site.Length > 0 ? site is "same-origin" or "none" : IsOwn(request, request.Headers.Origin.ToString());
        if (!isOwn)
        {
            throw new XsrfValidationException(
                "The page of another origin made the request.",
                "This server answers no pages but its own: call it from a program, or from a page at the same address.");
        }
    }

    private static bool IsOwn(HttpRequest request, string origin) =>
        origin.Length == 0
        || (Uri.TryCreate(origin, UriKind.Absolute, out var uri)
            && uri.Authority.Equals(AuthorityOf(request), StringComparison.OrdinalIgnoreCase));

    // Without a port that the scheme implies, as an origin has none either.
    private static string? AuthorityOf(HttpRequest request) =>
        Uri.TryCreate($"{request.Scheme}://{request.Host.ToUriComponent()}", UriKind.Absolute, out var uri)
            ? uri.Authority
            : null;
}
