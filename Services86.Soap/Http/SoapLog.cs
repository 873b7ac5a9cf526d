using Microsoft.Extensions.Logging;
using Services86.Http;

namespace Services86.Soap.Http;

/// <summary>
/// The log events of the SOAP layer: 2000 to 2999. They never contain values from requests. Names of unknown members
/// are truncated.
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

    [LoggerMessage(2001, LogLevel.Information, "{Agent}.{Operation} rejected: {Rejection}", EventName = "Rejected")]
    public static partial void Rejected(ILogger logger, string agent, string operation, RequestRejection rejection);

    [LoggerMessage(
        2002,
        LogLevel.Warning,
        "{Agent}.{Operation} was called with members that it does not have, which were skipped: {Members}",
        EventName = "UnknownMembers")]
    public static partial void UnknownMembers(
        ILogger logger, string agent, string operation, UnknownMemberCollector members);
}
