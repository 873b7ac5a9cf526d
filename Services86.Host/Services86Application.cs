using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Configuration.KeyPerFile;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Logging.Console;
using Services86.Host.Configuration;
using Services86.Host.Http;
using Services86.Host.Logging;
using Services86.Host.Telemetry;
using Services86.Host.TestMode;

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

    // Settings are read once. A watcher of appsettings.json would be woken by each write to a database beside the file.
    private const string NoReload = "--hostBuilder:reloadConfigOnChange=false";

    /// <summary>Builds the program, without opening its database or a port.</summary>
    /// <param name="args">Configuration, such as <c>--urls http://localhost:8080</c>.</param>
    /// <param name="configure">Changes the composition, for tests; null for no change.</param>
    /// <param name="isIsolated">
    /// Whether files and environment variables are no configuration, for a server in the process of another program.
    /// </param>
    /// <exception cref="InvalidConfigurationException">Settings are invalid.</exception>
    public static WebApplication Build(
        string[] args, Action<WebApplicationBuilder>? configure = null, bool isIsolated = false)
    {
        var builder = CreateBuilder(args);
        if (isIsolated)
        {
            Isolate(builder.Configuration.Sources);
        }

        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => ServerBodyLimits.Set(kestrel.Limits));
        builder.Services.AddServices86(builder.Configuration);
        TelemetryExport.AddIfConfigured(builder);

        // ASPNETCORE_FORWARDEDHEADERS_ENABLED adds a middleware that trusts every client.
        builder.Services.Configure<ForwardedHeadersOptions>(
            forwarded => forwarded.ForwardedHeaders = ForwardedHeaders.None);
        configure?.Invoke(builder);
        ConfigureLogging(builder);
        var app = builder.Build();
        TelemetryExport.UseIfConfigured(app);
        TestModeExtensions.Begin(app.Services);
        app.UseServices86();
        return app;
    }

    /// <summary>Reads the configuration of the program, and nothing else.</summary>
    /// <param name="args">Configuration, such as <c>--urls http://localhost:8080</c>.</param>
    public static ConfigurationManager ReadConfiguration(string[] args) => CreateBuilder(args).Configuration;

    /// <summary>Gets the first address that the program listens on, as <c>http://host:port</c>.</summary>
    public static string FirstUrl(IConfiguration configuration) =>
        configuration["urls"]!.Split(';')[0].TrimEnd('/');

    private static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder([NoReload, .. args]);
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Defaults });
        SecretFiles.Add(builder.Configuration.Sources);
        return builder;
    }

    private static void Isolate(IList<IConfigurationSource> sources)
    {
        foreach (var source in sources.ToList())
        {
            if (source is JsonConfigurationSource or EnvironmentVariablesConfigurationSource
                or KeyPerFileConfigurationSource)
            {
                sources.Remove(source);
            }
        }
    }

    // The slim builder selects the simple formatter after it has read the settings, and the reports to systemd that of
    // the journal: the settings are read once more.
    private static void ConfigureLogging(WebApplicationBuilder builder)
    {
        ConsoleLogDefaults.Add(builder.Services, builder.Configuration);
        builder.Services.Configure<ConsoleLoggerOptions>(
            builder.Configuration.GetSection(LoggingSettings.ConsoleSection));
    }
}
