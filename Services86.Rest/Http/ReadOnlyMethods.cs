using Microsoft.AspNetCore.Http;

namespace Services86.Rest.Http;

/// <summary>Guards what can only be read.</summary>
internal static class ReadOnlyMethods
{
    /// <summary>Tells whether a request only reads; answers it with 405 where it does not.</summary>
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
