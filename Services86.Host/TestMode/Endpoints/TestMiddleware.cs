namespace Services86.Host.TestMode.Endpoints;

/// <summary>Handles the requests below <c>/admin/test</c>; passes all others on.</summary>
/// <remarks>The endpoints are created for the first request.</remarks>
internal sealed class TestMiddleware(RequestDelegate next, IServiceProvider services)
{
    private static readonly PathString Root = "/admin/test";

    /// <summary>Handles a request, or passes it on.</summary>
    public Task InvokeAsync(HttpContext context) =>
        context.Request.Path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase, out var rest)
            ? services.GetRequiredService<TestEndpoints>().RespondAsync(context, rest.Value?.Trim('/') ?? "")
            : next(context);
}
