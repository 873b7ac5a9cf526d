using Microsoft.Extensions.Logging;

namespace Services86.WebConsole.Journal;

/// <summary>The log messages of the journal of calls: events 3100 to 3199. They have no text of a call.</summary>
internal static partial class JournalLog
{
    [LoggerMessage(
        3100,
        LogLevel.Error,
        "The call {Id} cannot be masked, and is not kept in the journal: {ExceptionType}",
        EventName = "NotMasked")]
    public static partial void NotMasked(ILogger logger, long id, string exceptionType);
}
