namespace Services86.Host.Http;

/// <summary>Gives the middleware after it the decoded body of a request that has content codings.</summary>
internal sealed class RequestDecoding(RequestDelegate next, ContentDecoding decoding)
{
    /// <summary>Handles a request.</summary>
    public Task InvokeAsync(HttpContext context) =>
        decoding.GetDecodedBody(context) is { } decoded ? InvokeAsync(context, decoded) : next(context);

    private async Task InvokeAsync(HttpContext context, Stream decoded)
    {
        var body = context.Request.Body;
        context.Request.Body = decoded;
        try
        {
            await next(context);
        }
        finally
        {
            context.Request.Body = body;
            await decoded.DisposeAsync();
        }
    }
}
