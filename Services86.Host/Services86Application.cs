using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.RequestDecompression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using Services86.Agents;
using Services86.Data;
using Services86.Host.Configuration;
using Services86.Host.Home;
using Services86.Host.Http;
using Services86.Host.Logging;
using Services86.Host.Soap;
using Services86.Http;
using Services86.Rest;
using Services86.Soap;
using Services86.Soap.Http;

namespace Services86.Host;

/// <summary>Composes the program: the same for serving, for the other commands, and for tests.</summary>
internal static class Services86Application
{
    // Every other configuration source overrides these.
    private static readonly Dictionary<string, string?> Defaults = new()
    {
        ["urls"] = "http://localhost:5086",
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft"] = "Warning",
        ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Information",
    };

    // The media types of SOAP and REST responses, and of the documents about the services.
    private static readonly string[] CompressedTypes =
        ["text/xml", "application/soap+xml", "text/html", "application/json", "text/json", "application/xml"];

    // Settings are read once. A watcher of appsettings.json would be woken by each write to a database beside the file.
    private const string NoReload = "--hostBuilder:reloadConfigOnChange=false";

    /// <summary>Builds the program, without opening its database or a port.</summary>
    /// <param name="args">Configuration, such as <c>--urls http://localhost:8080</c>.</param>
    /// <param name="configure">Changes the composition, for tests; null for no change.</param>
    /// <exception cref="InvalidConfigurationException">Settings are invalid.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder([NoReload, .. args]);
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Defaults });
        var options = new Services86OptionsReader(builder.Configuration).Read();
        var limits = LimitsOf(options);
        ConfigureServer(builder, limits);
        ConfigureLogging(builder);
        AddServices(builder.Services, options, limits);
        AddRedaction(builder.Services);
        configure?.Invoke(builder);
        var app = builder.Build();
        UseForwardedHeaders(app);
        app.UseResponseCompression();
        app.UseRequestDecompression();
        app.UseSoap();
        app.UseRest();
        app.UseMiddleware<HomeMiddleware>();
        app.UseSoapAddresses();
        return app;
    }

    /// <summary>Gets the first address that the program listens on, as <c>http://host:port</c>.</summary>
    public static string FirstUrl(IConfiguration configuration) =>
        configuration["urls"]!.Split(';')[0].TrimEnd('/');

    // UseForwardedHeaders would answer a malformed header of a proxy with 500.
    private static void UseForwardedHeaders(WebApplication app)
    {
        var forwarded = ActivatorUtilities.CreateInstance<ForwardedHeadersMiddleware>(
            app.Services, (RequestDelegate)(_ => Task.CompletedTask));
        app.Use(next => new HostHeader(next, forwarded).InvokeAsync);
    }

    private static RequestLimits LimitsOf(Services86Options options) => new()
    {
        MaxBodyBytes = options.MaxRequestBytes,
        Memory = new BodyMemory(options.MaxRequestBytesInFlight),
        Connections = new ConnectionLimit(options.MaxConnections),
    };

    private static void ConfigureServer(WebApplicationBuilder builder, RequestLimits limits)
    {
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;

            // An absolute address in the request line overrides the Host header: RFC 9112, section 3.2.2.
            kestrel.AllowHostHeaderOverride = true;

            // SOAP and REST have a limit of their own, and respond with a fault or an error. Kestrel's limit would
            // close the connection before the client has read the response.
            kestrel.Limits.MaxRequestBodySize = null;

            // A body holds memory until it has arrived: 1 MiB holds it for two minutes at most.
            kestrel.Limits.MinRequestBodyDataRate =
                new MinDataRate(bytesPerSecond: 8192, gracePeriod: TimeSpan.FromSeconds(10));
            kestrel.Limits.MaxConcurrentConnections = limits.Connections.MaxAccepted;
            kestrel.ConfigureEndpointDefaults(listen => listen
                .Use(next => connection => limits.Connections.CountAsync(connection, next))
                .Use(next => connection => LengthlessPosts.HandleAsync(connection, next)));
        });
    }

    // The slim builder selects the simple formatter after it has read the settings: they are read once more.
    private static void ConfigureLogging(WebApplicationBuilder builder) =>
        builder.Services.Configure<ConsoleLoggerOptions>(
            builder.Configuration.GetSection(LoggingSettings.ConsoleSection));

    private static void AddServices(IServiceCollection services, Services86Options options, RequestLimits limits)
    {
        services.AddSingleton(options);
        services.AddSingleton(TimeProvider.System);
        services.AddServices86Data(new DataOptions
        {
            ConnectionString = options.ConnectionString,
            KeysDirectory = options.KeysDirectory,
            CreateNew = options.CreateNewDatabase,
        });
        services.AddAgents(options.Calls, options.Login);
        services.AddSoap<SoapCallHandler>(new SoapOptions
        {
            RootPath = "/Remote",
            Limits = limits,
            UnknownMembers = options.UnknownMembers,
        });
        services.AddRest(new RestOptions
        {
            Limits = limits,
            UnknownMembers = options.UnknownMembers,
        });
        AddHttp(services, options);
    }

    // The constructor of the factory that the framework registers.
    private static void AddRedaction(IServiceCollection services) => services.AddSingleton<ILoggerFactory>(
        provider => new RedactingLoggerFactory(new LoggerFactory(
            provider.GetServices<ILoggerProvider>(),
            provider.GetRequiredService<IOptionsMonitor<LoggerFilterOptions>>(),
            provider.GetRequiredService<IOptions<LoggerFactoryOptions>>(),
            provider.GetService<IExternalScopeProvider>())));

    private static void AddHttp(IServiceCollection services, Services86Options options)
    {
        services.AddRequestDecompression();
        services.AddSingleton<IRequestDecompressionProvider>(new ContentDecoding(options.MaxRequestBytes));

        // Not over TLS, where the length of a compressed response can betray a secret in the response:
        // https://www.breachattack.com
        services.AddResponseCompression(compression =>
        {
            compression.MimeTypes = CompressedTypes;
            compression.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders =
                options.TrustedProxies.Count > 0 ? ForwardedHeaders.All : ForwardedHeaders.None;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in options.TrustedProxies)
            {
                forwarded.KnownIPNetworks.Add(network);
            }
        });
    }
}
