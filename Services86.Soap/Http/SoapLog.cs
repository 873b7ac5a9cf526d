using System.Net;
using Microsoft.Extensions.Logging;
using Services86.Http;

namespace Services86.Soap.Http;

/// <summary>
/// The log events of the SOAP layer: 2000 to 2999. They contain values from requests only as far as the response quotes
/// them, which are never secret. Names of unknown members are truncated.
/// </summary>
internal static partial class SoapLog
{
    [LoggerMessage(
        2000,
        LogLevel.Debug,
        "{Agent}.{Operation} answered {Status} in {Milliseconds:F1} ms",
        EventName = "Answered")]
    public static partial void Answered(
        ILogger logger, string agent, string operation, int status, double milliseconds);

    [LoggerMessage(
        2001,
        LogLevel.Information,
        "{Operation} rejected: {Rejection}: {Reason} ({Protocol}, user {User}, client {Client}, outcome {Outcome})",
        EventName = "Rejected")]
    public static partial void Rejected(
        ILogger logger,
        string operation,
        RequestRejection rejection,
        string reason,
        string protocol,
        string user,
        IPAddress? client,
        string outcome);

    [LoggerMessage(
        2002,
        LogLevel.Warning,
        "{Agent}.{Operation} was called with members that it does not have, which were skipped: {Members}",
        EventName = "UnknownMembers")]
    public static partial void UnknownMembers(
        ILogger logger, string agent, string operation, UnknownMemberCollector members);
}
