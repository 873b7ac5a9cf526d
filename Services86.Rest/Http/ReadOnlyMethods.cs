using Microsoft.AspNetCore.Http;

namespace Services86.Rest.Http;

/// <summary>The HTTP methods of resources that can only be read: GET and HEAD.</summary>
internal static class ReadOnlyMethods
{
    /// <summary>Gets whether a method is one of them.</summary>
    public static bool Include(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);

    /// <summary>Gets whether a request may be handled; responds with 405 if it may not.</summary>
    public static bool IsAllowed(HttpContext context)
    {
        if (Include(context.Request.Method))
        {
            return true;
        }

        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = "GET, HEAD";
        return false;
    }
}
