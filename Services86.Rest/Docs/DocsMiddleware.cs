using Microsoft.AspNetCore.Http;
using Services86.Rest.Http;
using Services86.Rest.Routing;

namespace Services86.Rest.Docs;

/// <summary>Serves the page that shows the OpenAPI documents of the agents; passes all other requests on.</summary>
/// <remarks>
/// The address is <c>/docs/</c>, below any leading path. The page and its files refer to each other by relative
/// addresses, and load nothing from other servers.
/// </remarks>
internal sealed class DocsMiddleware(RequestDelegate next, RestServices services)
{
    private const string Folder = "/docs";

    // The viewer sets inline styles, but runs scripts from files only, and calls no other server.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Serves a request, or passes it on.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        var folder = path.LastIndexOf(Folder, StringComparison.OrdinalIgnoreCase);
        var file = folder < 0 ? null : path[(folder + Folder.Length)..];
        return file is "" ? RedirectAsync(context)
            : file?.StartsWith('/') == true ? SendAsync(context, file[1..])
            : next(context);
    }

    // The relative addresses in the page are relative to its folder.
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
