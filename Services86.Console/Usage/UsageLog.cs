using Microsoft.Extensions.Logging;

namespace Services86.WebConsole.Usage;

/// <summary>The log messages of the counted calls: events 3200 to 3299.</summary>
internal static partial class UsageLog
{
    [LoggerMessage(
        3200,
        LogLevel.Warning,
        "Up to {Counters} counters of calls were not stored: {ExceptionType}",
        EventName = "NotStored")]
    public static partial void NotStored(ILogger logger, int counters, string exceptionType);
}
