using Services86.Agents.Calls;
using Services86.Agents.Login;
using Services86.Http;
using Services86.WebConsole.Journal;

namespace Services86.Host.Telemetry;

/// <summary>The meters and sources of traces that are exported.</summary>
internal static class TelemetrySources
{
    // Of Services86.Data, whose names are internal there.
    private const string Data = "Services86.Data";

    // The source of the spans of requests, which continue the trace of the client.
    private const string AspNetCore = "Microsoft.AspNetCore";

    /// <summary>Gets the names of the meters: ours, those of ASP.NET Core and that of the runtime.</summary>
    public static string[] Meters { get; } =
    [
        RequestMetrics.MeterName,
        CallMetrics.SourceName,
        LoginMetrics.MeterName,
        JournalMetrics.MeterName,
        Data,
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel",
        "System.Runtime",
    ];

    /// <summary>Gets the names of the sources of traces.</summary>
    public static string[] Traces { get; } = [CallMetrics.SourceName, Data, AspNetCore];
}
