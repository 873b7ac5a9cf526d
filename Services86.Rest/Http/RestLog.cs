using Microsoft.Extensions.Logging;
using Services86.Http;

namespace Services86.Rest.Http;

/// <summary>
/// The log messages of REST requests: events 3000 to 3999. They never contain a value that a client sent. Names of
/// unknown members are truncated.
/// </summary>
internal static partial class RestLog
{
    [LoggerMessage(
        3000, LogLevel.Debug, "{Operation} answered {Status} in {Milliseconds:F1} ms", EventName = "Answered")]
    public static partial void Answered(ILogger logger, string operation, int status, double milliseconds);

    [LoggerMessage(3001, LogLevel.Information, "{Operation} rejected: {Status}", EventName = "Rejected")]
    public static partial void Rejected(ILogger logger, string operation, int status);

    [LoggerMessage(
        3002,
        LogLevel.Warning,
        "{Operation} was called with members that it does not have, which were skipped: {Members}",
        EventName = "UnknownMembers")]
    public static partial void UnknownMembers(ILogger logger, string operation, UnknownMemberCollector members);
}
