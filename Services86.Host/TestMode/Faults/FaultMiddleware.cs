namespace Services86.Host.TestMode.Faults;

/// <summary>Sends the answers of requests, or what a fault has in place of them.</summary>
internal sealed class FaultMiddleware(RequestDelegate next, FaultList faults, FaultInterceptor interceptor)
{
    /// <summary>Handles a request.</summary>
    /// <remarks>Calls are POST requests. An answer to another request, such as a stream, is not buffered.</remarks>
    public Task InvokeAsync(HttpContext context) =>
        faults.IsEmpty || !HttpMethods.IsPost(context.Request.Method) ? next(context) : BufferAsync(context);

    private async Task BufferAsync(HttpContext context)
    {
        var exchange = interceptor.Begin();
        var body = context.Response.Body;
        using var buffer = new MemoryStream();
        context.Response.Body = buffer;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
        }

        var written = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
        if (exchange.Answer is { } answer)
        {
            await answer.SendAsync(context, written);
        }
        else if (!written.IsEmpty)
        {
            await body.WriteAsync(written, context.RequestAborted);
        }
    }
}
