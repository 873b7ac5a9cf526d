using Microsoft.Extensions.Logging;

namespace Services86.WebConsole.Admin;

/// <summary>The log messages of the administration: events 3300 to 3399.</summary>
internal static partial class AdminLog
{
    [LoggerMessage(
        3300, LogLevel.Debug, "{Area} answered {Status} in {Milliseconds:F1} ms", EventName = "AdminAnswered")]
    public static partial void Answered(ILogger logger, string area, int status, double milliseconds);
}
