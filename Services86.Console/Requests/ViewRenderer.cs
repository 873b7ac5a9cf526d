using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;

namespace Services86.WebConsole.Requests;

/// <summary>Renders the component of a page once, on the server, without a circuit.</summary>
internal static class ViewRenderer
{
    /// <summary>Renders a component.</summary>
    /// <param name="view">The type of the component.</param>
    /// <param name="page">What every page shows, which components inject.</param>
    /// <param name="model">What this page shows, which the component injects.</param>
    /// <param name="loggers">The loggers of the application.</param>
    /// <returns>HTML, without the document type declaration.</returns>
    public static async Task<string> RenderAsync(Type view, PageContext page, object model, ILoggerFactory loggers)
    {
        await using var renderer = new HtmlRenderer(new ViewServices(page, model), loggers);
        return await renderer.Dispatcher.InvokeAsync(
            async () => (await renderer.RenderComponentAsync(view)).ToHtmlString());
    }

    private sealed class ViewServices(PageContext page, object model) : IServiceProvider
    {
        public object? GetService(Type serviceType) =>
            serviceType == typeof(PageContext) ? page
            : serviceType == model.GetType() ? model
            : null;
    }
}
