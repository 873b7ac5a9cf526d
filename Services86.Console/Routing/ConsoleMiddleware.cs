using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Services86.WebConsole.Requests;

namespace Services86.WebConsole.Routing;

/// <summary>Passes requests for pages to <see cref="ConsolePages"/>, and others on.</summary>
/// <remarks>Nothing of the pages is created before the first request for one.</remarks>
internal sealed class ConsoleMiddleware(RequestDelegate next)
{
    /// <summary>Handles a request, or passes it on.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var path = request.Path.Value ?? "";
        return path is "" or "/" && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
                ? PagesOf(context).ServeHomeAsync(context)
            : PagePath.IsInConsole(path, out var rest) ? PagesOf(context).ServeAsync(context, rest)
            : next(context);
    }

    private static ConsolePages PagesOf(HttpContext context) =>
        context.RequestServices.GetRequiredService<ConsolePages>();
}
