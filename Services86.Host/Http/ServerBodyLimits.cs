using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Services86.Host.Http;

/// <summary>Kestrel's limits for the bodies of requests to the services.</summary>
/// <remarks>
/// SOAP and REST have a limit of the size of their own, and respond with a fault or an error. Kestrel's limit would
/// close the connection before the client has read the response.
/// </remarks>
internal static class ServerBodyLimits
{
    // A body holds memory until it has arrived: 1 MiB holds it for two minutes at most.
    private static readonly MinDataRate MinRate = new(bytesPerSecond: 8192, gracePeriod: TimeSpan.FromSeconds(10));

    /// <summary>Sets the limits of a server that has no other requests.</summary>
    public static void Set(KestrelServerLimits limits)
    {
        limits.MaxRequestBodySize = null;
        limits.MinRequestBodyDataRate = MinRate;
    }

    /// <summary>
    /// Sets the limits of a request whose body is not being read yet. The minimum rate of a body over HTTP/2 stays that
    /// of the server, because Kestrel changes it for HTTP/1 only.
    /// </summary>
    public static void Begin(HttpContext context)
    {
        var size = context.Features.Get<IHttpMaxRequestBodySizeFeature>();
        var rate = RateOf(context);
        context.Features.Set(new LimitsBefore(size?.MaxRequestBodySize, rate?.MinDataRate));
        Change(size, null);
        rate?.MinDataRate = MinRate;
    }

    /// <summary>Gives a request that the services passed on the limits that it had.</summary>
    public static void End(HttpContext context)
    {
        if (context.Features.Get<LimitsBefore>() is not { } before)
        {
            return;
        }

        Change(context.Features.Get<IHttpMaxRequestBodySizeFeature>(), before.MaxSize);
        RateOf(context)?.MinDataRate = before.MinRate;
    }

    private static IHttpMinRequestBodyDataRateFeature? RateOf(HttpContext context) =>
        HttpProtocol.IsHttp11(context.Request.Protocol) || HttpProtocol.IsHttp10(context.Request.Protocol)
            ? context.Features.Get<IHttpMinRequestBodyDataRateFeature>()
            : null;

    // Read-only once the body is being read.
    private static void Change(IHttpMaxRequestBodySizeFeature? feature, long? maxSize)
    {
        if (feature is { IsReadOnly: false })
        {
            feature.MaxRequestBodySize = maxSize;
        }
    }

    private sealed record LimitsBefore(long? MaxSize, MinDataRate? MinRate);
}
