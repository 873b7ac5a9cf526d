using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Services86.Host.Health;

/// <summary>Logs changes of the health of the server: events 1020 to 1029.</summary>
internal static partial class HealthLog
{
    [LoggerMessage(
        1020,
        LogLevel.Warning,
        "The server is {Status}, as /health/ready says. {Check}: {Description}",
        EventName = "HealthLost")]
    public static partial void HealthLost(
        ILogger logger, string check, HealthStatus status, string? description, Exception? exception);

    [LoggerMessage(1021, LogLevel.Information, "The server is healthy again", EventName = "HealthRestored")]
    public static partial void HealthRestored(ILogger logger);
}
