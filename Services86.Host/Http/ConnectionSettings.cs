using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using Services86.Http;

namespace Services86.Host.Http;

/// <summary>The settings of Kestrel's connections, which all requests of an application share.</summary>
/// <param name="limits">The limits of requests.</param>
internal sealed class ConnectionSettings(RequestLimits limits) : IConfigureOptions<KestrelServerOptions>
{
    /// <summary>Adds the settings. What an application configures itself takes precedence.</summary>
    public static void Add(IServiceCollection services) =>
        services.Insert(0, ServiceDescriptor.Singleton<IConfigureOptions<KestrelServerOptions>, ConnectionSettings>());

    /// <inheritdoc/>
    public void Configure(KestrelServerOptions options)
    {
        options.AddServerHeader = false;

        // An absolute address in the request line overrides the Host header: RFC 9112, section 3.2.2.
        options.AllowHostHeaderOverride = true;
        options.Limits.MaxConcurrentConnections = limits.Connections.MaxAccepted;
        options.ConfigureEndpointDefaults(listen => listen
            .Use(next => connection => limits.Connections.CountAsync(connection, next))
            .Use(next => connection => LengthlessPosts.HandleAsync(connection, next)));
    }
}
