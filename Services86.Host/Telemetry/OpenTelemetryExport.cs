using System.Reflection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Services86.Host.Telemetry;

/// <summary>
/// Exports with the SDK of OpenTelemetry. The SDK reads the variables <c>OTEL_…</c> from the configuration:
/// https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/.
/// </summary>
internal static class OpenTelemetryExport
{
    private const string PrometheusPath = "/metrics";

    /// <summary>Adds the export.</summary>
    /// <param name="services">The services of the program.</param>
    /// <param name="exportsMetrics">Whether metrics are sent by OTLP.</param>
    /// <param name="exportsTraces">Whether traces are sent by OTLP.</param>
    /// <param name="servesPrometheus">Whether metrics are served in the format of Prometheus.</param>
    public static void Add(
        IServiceCollection services, bool exportsMetrics, bool exportsTraces, bool servesPrometheus)
    {
        var telemetry = services.AddOpenTelemetry().ConfigureResource(Describe);
        if (exportsMetrics || servesPrometheus)
        {
            telemetry.WithMetrics(metrics =>
            {
                metrics.AddMeter(TelemetrySources.Meters);
                if (exportsMetrics)
                {
                    metrics.AddOtlpExporter();
                }

                if (servesPrometheus)
                {
                    metrics.AddPrometheusExporter();
                }
            });
        }

        if (exportsTraces)
        {
            telemetry.WithTracing(traces => traces.AddSource(TelemetrySources.Traces).AddOtlpExporter());
        }
    }

    /// <summary>Serves the metrics in the format of Prometheus.</summary>
    /// <param name="app">The program.</param>
    /// <param name="port">The only port that they are served at; null for all ports.</param>
    public static void UsePrometheus(WebApplication app, int? port) =>
        app.UseOpenTelemetryPrometheusScrapingEndpoint(context =>
            context.Request.Path == PrometheusPath && (port is null || context.Connection.LocalPort == port));

    // OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES take precedence.
    private static void Describe(ResourceBuilder resource)
    {
        var version = typeof(OpenTelemetryExport).Assembly
            .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        resource.AddService(TelemetryExport.ServiceName, serviceVersion: version).AddEnvironmentVariableDetector();
    }
}
