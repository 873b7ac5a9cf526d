using System.Net;
using Microsoft.Extensions.Logging;

namespace Services86.WebConsole.Routing;

/// <summary>The log of the pages. The event ids of REST have the range up to 3099.</summary>
internal static partial class PageLog
{
    /// <summary>Logs that a page was sent.</summary>
    [LoggerMessage(3101, LogLevel.Debug, "{Page} answered with {Status} in {Milliseconds:F1} ms")]
    public static partial void Answered(ILogger logger, string page, int status, double milliseconds);

    /// <summary>Logs that a form of a page was sent by a user who may do so.</summary>
    [LoggerMessage(
        3102, LogLevel.Information, "{Operation} was sent: {Outcome} ({Protocol}, user {User}, from {ClientAddress})")]
    public static partial void Submitted(
        ILogger logger, string operation, int outcome, string protocol, string user, IPAddress? clientAddress);
}
