using Microsoft.AspNetCore.Http;

namespace Services86.Rest.Http;

/// <summary>Rejects methods that read-only addresses do not support.</summary>
internal static class ReadOnlyMethods
{
    /// <summary>Gets whether the method of a request is GET or HEAD; otherwise, sets the response to 405.</summary>
    public static bool IsAllowed(HttpContext context)
    {
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        {
            return true;
        }

        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = "GET, HEAD";
        return false;
    }
}
