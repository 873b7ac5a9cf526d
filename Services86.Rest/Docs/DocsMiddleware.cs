using Microsoft.AspNetCore.Http;
using Services86.Rest.Http;
using Services86.Rest.Routing;

namespace Services86.Rest.Docs;

/// <summary>Answers the requests for the page that shows the agents' OpenAPI documents; lets the others pass.</summary>
/// <remarks>
/// <c>/docs/</c>, under any leading path. The page and its files name each other by relative addresses, and fetch nothing
/// from anywhere else.
/// </remarks>
internal sealed class DocsMiddleware(RequestDelegate next, RestServices services)
{
    private const string Folder = "/docs";

    // The viewer sets styles of elements, but needs no script that is not in a file. It calls the server itself only.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Answers a request, or lets it pass.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        var folder = path.LastIndexOf(Folder, StringComparison.OrdinalIgnoreCase);
        var file = folder < 0 ? null : path[(folder + Folder.Length)..];
        return file is "" ? RedirectAsync(context)
            : file?.StartsWith('/') == true ? SendAsync(context, file[1..])
            : next(context);
    }

    // The relative addresses in the page count from its folder.
    private static Task RedirectAsync(HttpContext context)
    {
        if (ReadOnlyMethods.IsAllowed(context))
        {
            context.Response.StatusCode = StatusCodes.Status301MovedPermanently;
            context.Response.Headers.Location = "docs/";
        }

        return Task.CompletedTask;
    }

    private async Task SendAsync(HttpContext context, string file)
    {
        if (!ReadOnlyMethods.IsAllowed(context))
        {
            return;
        }

        context.Response.Headers.XContentTypeOptions = "nosniff";
        if (file.Length == 0)
        {
            context.Response.Headers.ContentSecurityPolicy = Policy;
            context.Response.Headers.CacheControl = "no-cache";
            var page = DocsPage.ToBytes(services.All.Select(service => service.Contract.Name));
            await Results.Bytes(page, "text/html; charset=utf-8").ExecuteAsync(context);
        }
        else if (DocsFile.Find(file) is { } found)
        {
            await found.SendAsync(context);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}
