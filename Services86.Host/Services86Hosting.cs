using Services86.Agents;
using Services86.Data;
using Services86.Host.Configuration;
using Services86.Host.Health;
using Services86.Host.Http;
using Services86.Host.Logging;
using Services86.Host.Soap;
using Services86.Host.TestMode;
using Services86.Http;
using Services86.Rest;
using Services86.Soap;
using Services86.Soap.Calls;
using Services86.Soap.Http;
using Services86.WebConsole;

namespace Services86.Host;

/// <summary>Hosts the services in any ASP.NET Core application.</summary>
/// <remarks>
/// An application calls <see cref="AddServices86"/> while it is composed, and <see cref="MapServices86"/> and
/// <see cref="PrepareServices86Async"/> before it starts. An application with another SOAP runtime does not call
/// <see cref="MapServices86"/>: it hands the calls that the runtime reads to <see cref="ISoapCallHandler"/>, which is
/// one of the services.
/// </remarks>
public static class Services86Hosting
{
    /// <summary>Adds the services: agents, storage, SOAP and REST.</summary>
    /// <param name="services">
    /// The services of the application. If the application replaces the factory of loggers, it does so before.
    /// </param>
    /// <param name="configuration">The configuration, of which the section <c>Services86</c> is read.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <remarks>
    /// Queries, and requests that are malformed, are redacted in the logs of ASP.NET Core. The connections of Kestrel
    /// have the limit <c>Services86:MaxConnections</c>. What the application configures of Kestrel itself takes
    /// precedence; endpoint defaults of its own replace the limit.
    /// </remarks>
    /// <exception cref="InvalidConfigurationException">Settings are invalid.</exception>
    public static IServiceCollection AddServices86(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        var options = new Services86OptionsReader(configuration).Read();
        var limits = LimitsOf(options);
        services.AddSingleton(options);
        if (options.IsTest)
        {
            services.AddTestMode();
        }

        services.AddServices86Data(new DataOptions
        {
            Provider = options.Provider,
            ConnectionString = options.ConnectionString,
            KeysDirectory = options.KeysDirectory,
            KeyCertificates = options.KeyCertificates,
            CreateNew = options.CreateNewDatabase,
            AuditLifetime = options.AuditLifetime,
            IsDurable = !options.IsTest,
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
        services.AddConsole(options.Journal, options.Usage);
        services.AddSingleton<HealthReporter>();
        ConnectionSettings.Add(services);
        RedactedLogs.Add(services);
        return services;
    }

    /// <summary>
    /// Opens the database: creates it, or brings its schema up to date. Creates the first administrator if no associate
    /// exists, and prints a generated password to the standard output.
    /// </summary>
    /// <param name="host">The application, which is not started yet.</param>
    /// <param name="cancellationToken">Cancels the preparation.</param>
    /// <exception cref="Exception">The database cannot be used. The message says why, and what to do.</exception>
    public static async Task PrepareServices86Async(this IHost host, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(host);
        await Preparation.PrepareAsync(host.Services, Console.Out, cancellationToken);
    }

    /// <summary>
    /// Serves SOAP below <c>/Remote</c>, REST below <c>/api</c>, each below any leading path too, their documents and
    /// pages, and the health of the server below <c>/health</c>. Other requests continue to what the application adds
    /// afterwards.
    /// </summary>
    /// <param name="app">The application.</param>
    /// <returns><paramref name="app"/>.</returns>
    /// <remarks>
    /// Endpoints of the application take precedence, such as a page of its own at <c>/</c>, but not its fallback
    /// endpoint. Middleware that is to see the requests of the services is added before.
    /// </remarks>
    public static WebApplication MapServices86(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseWhen(context => !HasOwnEndpoint(context), services =>
        {
            services.Use((context, next) =>
            {
                ServerBodyLimits.Begin(context);
                return next(context);
            });
            services.UseServices86();
            services.Use((context, next) =>
            {
                ServerBodyLimits.End(context);
                return next(context);
            });
        });
        return app;
    }

    // A fallback endpoint matches every request that no other endpoint matches. The endpoint of a request that it
    // refuses, such as a POST, is no RouteEndpoint.
    private static bool HasOwnEndpoint(HttpContext context) =>
        context.GetEndpoint() is RouteEndpoint { Order: < int.MaxValue };

    private static RequestLimits LimitsOf(Services86Options options) => new()
    {
        MaxBodyBytes = options.MaxRequestBytes,
        Memory = new BodyMemory(options.MaxRequestBytesInFlight),
        Connections = new ConnectionLimit(options.MaxConnections),
    };
}
