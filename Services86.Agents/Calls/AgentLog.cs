using Microsoft.Extensions.Logging;

namespace Services86.Agents.Calls;

/// <summary>Logs failed calls: events 1100 to 1199. No argument or result of a call is logged.</summary>
internal static partial class AgentLog
{
    [LoggerMessage(1100, LogLevel.Information, "{Operation} refused: {ExceptionType}", EventName = "Refused")]
    public static partial void Refused(ILogger logger, string operation, string exceptionType);

    [LoggerMessage(1101, LogLevel.Error, "{Operation} failed, error id {ErrorId}", EventName = "Failed")]
    public static partial void Failed(ILogger logger, string operation, string errorId, Exception exception);
}
