using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Services86.Http;

/// <summary>Checks which origin a browser request was made from.</summary>
/// <remarks>
/// A browser adds cookies, and a user name and password entered in its dialog, to all requests to this server, also to
/// those that pages of other sites make. Such a page can also submit a form that tries passwords of a user. The
/// protocols therefore reject requests from pages of other origins before they look at anything else: this server sends
/// no CORS headers, so such pages can neither read a response nor send a header such as Authorization.
/// </remarks>
public static class RequestOrigin
{
    private const string FetchSiteHeader = "Sec-Fetch-Site";

    /// <summary>Gets whether the request has headers that only browsers send.</summary>
    public static bool IsBrowser(HttpRequest request) =>
        request.Headers.Origin.Count > 0 || request.Headers.ContainsKey(FetchSiteHeader);

    /// <summary>
    /// Gets whether the request comes from a page of this server, or has no information on its origin.
    /// </summary>
    /// <remarks>
    /// Sec-Fetch-Site takes precedence: it is also right behind a proxy that changes scheme or Host. A browser omits it
    /// if the address is neither https nor localhost; then Origin is compared with scheme, host and port of the
    /// request. Source: https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header
    /// </remarks>
    public static bool IsOwn(HttpRequest request)
    {
        if (!IsBrowser(request))
        {
            return true;
        }

        var site = request.Headers[FetchSiteHeader].ToString();
        return site.Length > 0
            ? site is "same-origin" or "none"
            : IsOwn(request, request.Headers[HeaderNames.Origin].ToString());
    }

    private static bool IsOwn(HttpRequest request, string origin) =>
        origin.Length == 0
        || (Uri.TryCreate(origin, UriKind.Absolute, out var from)
            && Uri.TryCreate($"{request.Scheme}://{HostOf(request)}", UriKind.Absolute, out var own)
            && Uri.Compare(
                from,
                own,
                UriComponents.SchemeAndServer,
                UriFormat.UriEscaped,
                StringComparison.OrdinalIgnoreCase) == 0);

    // The property throws for a malformed internationalized name.
    private static string HostOf(HttpRequest request)
    {
        try
        {
            return request.Host.ToUriComponent();
        }
        catch (ArgumentException)
        {
            return "";
        }
    }
}
