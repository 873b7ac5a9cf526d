using Microsoft.AspNetCore.Http;

namespace Services86.WebConsole.Requests;

/// <summary>A page: what GET shows, and what its forms do.</summary>
internal abstract class Page
{
    /// <summary>Shows the page.</summary>
    /// <param name="request">A GET or HEAD request of a user who may open the page.</param>
    public abstract Task GetAsync(PageRequest request);

    /// <summary>Does what a form of the page asks for.</summary>
    /// <param name="request">A POST request of a user who may open the page, with a valid XSRF token.</param>
    public virtual Task PostAsync(PageRequest request)
    {
        request.Context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        request.Context.Response.Headers.Allow = "GET, HEAD";
        return Task.CompletedTask;
    }
}
