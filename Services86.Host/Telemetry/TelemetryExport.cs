using Services86.Host.Configuration;

namespace Services86.Host.Telemetry;

/// <summary>Exports metrics and traces, if the configuration asks for it.</summary>
/// <remarks>
/// This class uses nothing of OpenTelemetry itself, so that its assemblies are loaded only if something is exported.
/// </remarks>
internal static class TelemetryExport
{
    /// <summary>The name of the program to OpenTelemetry.</summary>
    public const string ServiceName = "services86";

    // Each makes the exporter of a signal export somewhere:
    // https://opentelemetry.io/docs/specs/otel/protocol/exporter/
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string MetricsEndpoint = "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT";
    private const string TracesEndpoint = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";
    private const string Disabled = "OTEL_SDK_DISABLED";

    /// <summary>Adds the export that the configuration asks for; nothing if it asks for none.</summary>
    public static void AddIfConfigured(WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        var isDisabled = string.Equals(configuration[Disabled], "true", StringComparison.OrdinalIgnoreCase);
        var exportsMetrics = !isDisabled && (IsSet(configuration, Endpoint) || IsSet(configuration, MetricsEndpoint));
        var exportsTraces = !isDisabled && (IsSet(configuration, Endpoint) || IsSet(configuration, TracesEndpoint));
        var servesPrometheus = ServesPrometheus(configuration);
        if (exportsMetrics || exportsTraces || servesPrometheus)
        {
            OpenTelemetryExport.Add(builder.Services, exportsMetrics, exportsTraces, servesPrometheus);
        }
    }

    /// <summary>Serves <c>/metrics</c>, if the configuration asks for it. It has no login.</summary>
    public static void UseIfConfigured(WebApplication app)
    {
        var options = app.Services.GetRequiredService<Services86Options>();
        if (options.ServesPrometheus)
        {
            OpenTelemetryExport.UsePrometheus(app, options.PrometheusPort);
        }
    }

    // The options have been validated when this is asked.
    private static bool ServesPrometheus(ConfigurationManager configuration) =>
        bool.TryParse(configuration[$"{SettingReader.Section}:Metrics:Prometheus"], out var isOn) && isOn;

    private static bool IsSet(ConfigurationManager configuration, string key) =>
        !string.IsNullOrWhiteSpace(configuration[key]);
}
