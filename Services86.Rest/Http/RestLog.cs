using System.Net;
using Microsoft.Extensions.Logging;
using Services86.Http;

namespace Services86.Rest.Http;

/// <summary>
/// The log messages of REST requests: events 3000 to 3999. They contain values from requests only as far as the
/// response quotes them, which are never secret. Names of unknown members are truncated.
/// </summary>
internal static partial class RestLog
{
    [LoggerMessage(
        3000, LogLevel.Debug, "{Operation} answered {Status} in {Milliseconds:F1} ms", EventName = "Answered")]
    public static partial void Answered(ILogger logger, string operation, int status, double milliseconds);

    [LoggerMessage(
        3001,
        LogLevel.Information,
        "{Operation} rejected: {Status}: {Reason} ({Protocol}, user {User}, client {Client}, outcome {Outcome})",
        EventName = "Rejected")]
    public static partial void Rejected(
        ILogger logger,
        string operation,
        int status,
        string reason,
        string protocol,
        string user,
        IPAddress? client,
        string outcome);

    [LoggerMessage(
        3003,
        LogLevel.Information,
        "{Operation} done ({Protocol}, user {User}, client {Client}, outcome {Outcome})",
        EventName = "SessionChanged")]
    public static partial void SessionChanged(
        ILogger logger, string operation, string protocol, string user, IPAddress? client, string outcome);

    [LoggerMessage(
        3002,
        LogLevel.Warning,
        "{Operation} was called with members that it does not have, which were skipped: {Members}",
        EventName = "UnknownMembers")]
    public static partial void UnknownMembers(ILogger logger, string operation, UnknownMemberCollector members);
}
