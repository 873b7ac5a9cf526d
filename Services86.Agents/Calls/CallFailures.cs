using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Services86.Agents.Refusals;
using Services86.Data.Refusals;

namespace Services86.Agents.Calls;

/// <summary>Describes failed calls to their callers, and logs those that are the server's fault.</summary>
internal sealed class CallFailures(CallOptions options, ILogger<CallFailures> logger)
{
    // The name of the original, for whatever its database cannot do.
    private const string DbAccessException = "SuperOffice.Exceptions.SoDbAccessException";

    /// <summary>Describes a failure.</summary>
    /// <param name="exception">What came of the call.</param>
    /// <param name="operation">What was called, for the log.</param>
    /// <returns>
    /// The description. It tells of a refusal what it says, and of a busy server that it is busy; of another fault of the
    /// server nothing but its id.
    /// </returns>
    public CallFailure Describe(Exception exception, string operation)
    {
        if (exception is SoException refusal)
        {
            AgentLog.Refused(logger, operation, refusal.ExceptionType);
            return new CallFailure(
                IsOurFault: false,
                Info(exception, refusal.ExceptionType, refusal.Message, refusal.FriendlyText));
        }

        if (exception is DatabaseBusyException)
        {
            AgentLog.Refused(logger, operation, DbAccessException);
            return new CallFailure(
                IsOurFault: true,
                Info(
                    exception,
                    DbAccessException,
                    exception.Message,
                    "The server is busy, and nothing was saved: try again in a moment."));
        }

        var id = RandomNumberGenerator.GetHexString(12, lowercase: true);
        AgentLog.Failed(logger, operation, id, exception);
        return new CallFailure(
            IsOurFault: true,
            Info(
                exception,
                exception is DbException ? DbAccessException : typeof(Exception).FullName!,
                $"The server failed to carry out the call. Error id: {id}.",
                $"The server failed, through no fault of yours. Try again; if it fails again, tell the server's owner the error id {id}."));
    }

    private SoExceptionInfo Info(Exception exception, string type, string message, string friendlyText) => new()
    {
        Message = message,
        StackTrace = options.IncludeStackTrace ? exception.ToString() : null,
        FriendlyText = friendlyText,
        ExceptionType = type,
        Source = nameof(Services86),
    };
}

/// <summary>A failed call.</summary>
/// <param name="IsOurFault">Whether the server is to blame, rather than the caller.</param>
/// <param name="Info">What the caller is told.</param>
internal sealed record CallFailure(bool IsOurFault, SoExceptionInfo Info);
