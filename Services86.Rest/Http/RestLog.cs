using Microsoft.Extensions.Logging;

namespace Services86.Rest.Http;

/// <summary>
/// The log messages of REST requests: events 3000 to 3999. They never contain a value that a client sent.
/// </summary>
internal static partial class RestLog
{
    [LoggerMessage(
        3000, LogLevel.Debug, "{Operation} answered {Status} in {Milliseconds:F1} ms", EventName = "Answered")]
    public static partial void Answered(ILogger logger, string operation, int status, double milliseconds);

    [LoggerMessage(3001, LogLevel.Information, "{Operation} rejected: {Status}", EventName = "Rejected")]
    public static partial void Rejected(ILogger logger, string operation, int status);
}
