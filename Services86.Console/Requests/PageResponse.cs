using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Services86.WebConsole.Requests;

/// <summary>Renders pages, and sends them.</summary>
/// <remarks>
/// The types of views have no constraint, which would load Microsoft.AspNetCore.Components with this type, when the
/// server starts.
/// </remarks>
internal sealed class PageResponse(ILoggerFactory loggers)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Sends a page.</summary>
    /// <typeparam name="TView">The component of the whole page.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="model">What the page shows, which the component injects.</param>
    /// <param name="status">The HTTP status.</param>
    public async Task SendAsync<TView>(PageRequest request, object model, int status = StatusCodes.Status200OK)
    {
        var context = request.Context;
        var page = new PageContext(request.Path, request.Caller, request.XsrfToken);
        var html = await ViewRenderer.RenderAsync(typeof(TView), page, model, loggers);
        var content = Encoding.UTF8.GetBytes("<!DOCTYPE html>\n" + html);
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = content.Length;
        SetHeaders(response.Headers, isPrivate: request.Caller is not null || status != StatusCodes.Status200OK);
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(content, context.RequestAborted);
        }
    }

    // A page with the policy no-referrer would send its forms with "Origin: null", which is not our origin.
    private static void SetHeaders(IHeaderDictionary headers, bool isPrivate)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.CacheControl = isPrivate ? "no-store" : "no-cache";
        headers.Vary = "Cookie";
    }
}
