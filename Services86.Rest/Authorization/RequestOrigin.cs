using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Services86.Agents.Refusals;

namespace Services86.Rest.Authorization;

/// <summary>Checks which origin a browser request was made from.</summary>
/// <remarks>
/// A browser adds cookies, and a user name and password entered in its dialog, to all requests to this server, also to
/// those that pages of other sites make. Requests from pages of other origins are therefore refused: this server sends
/// no CORS headers, so such pages can neither read a response nor send a header such as Authorization, and the forms
/// that they can submit are refused here.
/// </remarks>
internal static class RequestOrigin
{
    private const string FetchSiteHeader = "Sec-Fetch-Site";

    /// <summary>Gets whether the request has headers that only browsers send.</summary>
    public static bool IsBrowser(HttpRequest request) =>
        request.Headers.ContainsKey(FetchSiteHeader) || request.Headers.ContainsKey(HeaderNames.Origin);

    /// <summary>
    /// Refuses a request from a page of another origin. A request without information on its origin passes.
    /// </summary>
    /// <remarks>
    /// Sec-Fetch-Site takes precedence: it is also right behind a proxy that changes Host. A browser omits it if the
    /// address is neither https nor localhost; then Origin is compared with Host.
    /// </remarks>
    /// <exception cref="XsrfValidationException">A page of another origin made the request.</exception>
    public static void RequireOwn(HttpRequest request)
    {
        var site = request.Headers[FetchSiteHeader].ToString();
        var isOwn = site.Length > 0
            ? site is "same-origin" or "none"
            : IsOwn(request, request.Headers.Origin.ToString());
        if (!isOwn)
        {
            throw new XsrfValidationException(
                "The page of another origin made the request.",
                "This server answers no pages but its own: "
                + "call it from a program, or from a page at the same address.");
        }
    }

    private static bool IsOwn(HttpRequest request, string origin) =>
        origin.Length == 0
        || (Uri.TryCreate(origin, UriKind.Absolute, out var uri)
            && uri.Authority.Equals(AuthorityOf(request), StringComparison.OrdinalIgnoreCase));

    // Without a default port, as in Origin.
    private static string? AuthorityOf(HttpRequest request) =>
        Uri.TryCreate($"{request.Scheme}://{request.Host.ToUriComponent()}", UriKind.Absolute, out var uri)
            ? uri.Authority
            : null;
}
