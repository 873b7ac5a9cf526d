using Microsoft.AspNetCore.HttpOverrides;

namespace Services86.Host.Http;

/// <summary>Applies forwarded headers, and checks the host of requests that use it.</summary>
/// <remarks>
/// Kestrel accepts hosts that are no host names, such as <c>xn--a</c>, which cannot be read later, and, over HTTP/1.0,
/// requests without a host. Pages build addresses with the host, and the check of an origin compares it. Other requests
/// do not use the host, and are not checked. A request without a host gets the address that it came to.
/// </remarks>
internal sealed class HostHeader(RequestDelegate next, ForwardedHeadersMiddleware forwarded)
{
    private const string Rejection =
        "Expected a Host header with the name or the address of this server, such as crm.example.com:5086, and "
        + "X-Forwarded headers of that kind from a proxy, found something else. Correct them and send the request "
        + "again.\n";

    /// <summary>Handles a request: one with an invalid host is answered with 400.</summary>
    public Task InvokeAsync(HttpContext context) => TryRead(context) ? next(context) : RejectAsync(context);

    private static bool UsesHost(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || request.Headers.Origin.Count > 0;

    private static bool IsValid(HttpContext context)
    {
        var request = context.Request;
        if (!request.Host.HasValue)
        {
            request.Host = LocalHost(context.Connection);
        }

        return Uri.TryCreate(
                $"{request.Scheme}://{request.Host.ToUriComponent()}", UriKind.Absolute, out var address)
            && address.IdnHost.Length > 0
            && address.PathAndQuery == "/"
            && address.UserInfo.Length == 0;
    }

    private static HostString LocalHost(ConnectionInfo connection)
    {
        var address = connection.LocalIpAddress?.IsIPv4MappedToIPv6 == true
            ? connection.LocalIpAddress.MapToIPv4()
            : connection.LocalIpAddress;
        return new HostString(address?.ToString() ?? "localhost", connection.LocalPort);
    }

    private static async Task RejectAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.ContentLength = Rejection.Length;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.WriteAsync(Rejection, context.RequestAborted);
        }
    }

    private bool TryRead(HttpContext context)
    {
        try
        {
            forwarded.ApplyForwarders(context);
            return !UsesHost(context.Request) || IsValid(context);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            // Punycode that cannot be decoded, a port that is no number, or a prefix that is no path.
            return false;
        }
    }
}
