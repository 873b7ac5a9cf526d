using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Services86.Host.Health;

/// <summary>
/// Serves <c>/health/live</c>, whether the process answers, and <c>/health/ready</c>, whether it can execute calls, to
/// anyone. Passes all other requests on.
/// </summary>
/// <remarks>
/// It comes behind the services, so that it costs no call anything. What it needs is created for the first request, so
/// that it does not slow the start.
/// </remarks>
internal sealed class HealthMiddleware(RequestDelegate next, IServiceProvider services)
{
    private const string Root = "/health";

    /// <summary>Handles a request, or passes it on.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase, out var rest))
        {
            return next(context);
        }

        var isReadiness = IsPath(rest, "/ready");
        if (!isReadiness && !IsPath(rest, "/live"))
        {
            return next(context);
        }

        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = "GET, HEAD";
            return Task.CompletedTask;
        }

        return isReadiness ? RespondReadyAsync(context) : RespondLiveAsync(context);
    }

    private static bool IsPath(PathString rest, string path) =>
        string.Equals(rest.Value?.TrimEnd('/'), path, StringComparison.OrdinalIgnoreCase);

    private static Task RespondLiveAsync(HttpContext context) =>
        SendAsync(context, isHealthy: true, HealthResponse.ToBytes(HealthStatus.Healthy));

    private async Task RespondReadyAsync(HttpContext context)
    {
        if (services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested)
        {
            var stopping = HealthResponse.ToBytes(
                HealthStatus.Unhealthy,
                [("server", HealthStatus.Unhealthy, "The server shuts down. Send calls to another one.")]);
            await SendAsync(context, isHealthy: false, stopping);
            return;
        }

        var report = await services.GetRequiredService<HealthReporter>().GetAsync();
        await SendAsync(context, report.Status != HealthStatus.Unhealthy, HealthResponse.ToBytes(report));
    }

    private static async Task SendAsync(HttpContext context, bool isHealthy, byte[] content)
    {
        var response = context.Response;
        response.StatusCode = isHealthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = content.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(content, context.RequestAborted);
        }
    }
}
