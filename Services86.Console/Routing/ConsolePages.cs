using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Services86.Http;
using Services86.WebConsole.Files;
using Services86.WebConsole.Home;
using Services86.WebConsole.Layout;
using Services86.WebConsole.Requests;

namespace Services86.WebConsole.Routing;

/// <summary>Serves the pages. Created for the first request of a page.</summary>
internal sealed class ConsolePages(IServiceProvider services, PageRequestHandler requests, PageResponse responses)
{
    /// <summary>Serves the page at <c>/</c>.</summary>
    public Task ServeHomeAsync(HttpContext context)
    {
        var request = new PageRequest(context, PagePath.Outside(before: "", depth: 0));
        return HandleAsync(request, typeof(HomePage), PageAccess.Everyone);
    }

    /// <summary>Serves a page, or a file, below <c>/console</c>.</summary>
    /// <param name="context">The request and its response.</param>
    /// <param name="rest">The path after the folder of the console: empty, or beginning with a slash.</param>
    public Task ServeAsync(HttpContext context, string rest)
    {
        if (rest.Length == 0)
        {
            // The relative addresses in the page are relative to its folder.
            context.Response.StatusCode = StatusCodes.Status308PermanentRedirect;
            context.Response.Headers.Location = PagePath.Console + "/";
            return Task.CompletedTask;
        }

        const string files = "/" + ConsoleFile.Folder + "/";
        if (rest.StartsWith(files, StringComparison.OrdinalIgnoreCase))
        {
            return ConsoleFile.SendAsync(context, rest[files.Length..]);
        }

        var path = PagePath.OfConsole(context.Request.Path.Value!, rest);
        var request = new PageRequest(context, path);
        if (PageRoutes.Find(path.Page!, out var id) is { } route)
        {
            request.Id = id;
            return HandleAsync(request, route.Page, route.Access);
        }

        return responses.SendAsync<MessageView>(
            request,
            new MessageModel(
                "No such page",
                $"There is no page {Quotation.Of(path.Page!)} in the console: the menu has all pages.")
            {
                LinkText = "To the first page",
            },
            StatusCodes.Status404NotFound);
    }

    private Task HandleAsync(PageRequest request, Type page, PageAccess access) => requests.HandleAsync(
        request.Context,
        new PageExchange(request, (Page)services.GetRequiredService(page), access, $"Console.{page.Name}"));
}
