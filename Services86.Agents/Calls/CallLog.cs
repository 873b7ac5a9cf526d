using System.Net;
using Microsoft.Extensions.Logging;

namespace Services86.Agents.Calls;

/// <summary>
/// Logs the calls that failed or changed something, a line each: events 1100 to 1199. No argument or result of a call
/// is logged, and of a refusal only the text that the client gets too.
/// </summary>
internal static partial class CallLog
{
    [LoggerMessage(
        1100,
        LogLevel.Information,
        "{Operation} refused: {ExceptionType}: {Reason} ({Protocol}, user {User}, client {Client}, outcome {Outcome})",
        EventName = "Refused")]
    public static partial void Refused(
        ILogger logger,
        string operation,
        string exceptionType,
        string reason,
        string protocol,
        string user,
        IPAddress? client,
        string outcome);

    [LoggerMessage(
        1101,
        LogLevel.Error,
        "{Operation} failed, error id {ErrorId} ({Protocol}, user {User}, client {Client}, outcome {Outcome})",
        EventName = "Failed")]
    public static partial void Failed(
        ILogger logger,
        string operation,
        string errorId,
        string protocol,
        string user,
        IPAddress? client,
        string outcome,
        Exception exception);

    [LoggerMessage(
        1102,
        LogLevel.Information,
        "{Operation} done ({Protocol}, user {User}, client {Client}, outcome {Outcome})",
        EventName = "Changed")]
    public static partial void Changed(
        ILogger logger, string operation, string protocol, string user, IPAddress? client, string outcome);
}
