using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Services86.Agents.Refusals;
using Services86.Data.Refusals;

namespace Services86.Agents.Calls;

/// <summary>Describes failed calls to their callers, and logs them.</summary>
internal sealed class CallFailures(CallOptions options, ILogger<CallFailures> logger)
{
    // A refusal can quote what a client stored before. No text of this server is as long.
    private const int MaxTextLength = 2000;

    /// <summary>Describes a failed call.</summary>
    /// <param name="exception">The exception that the call ended with.</param>
    /// <param name="origin">What was called, and where the call came from, for the log.</param>
    /// <returns>
    /// The description. It has the texts of a refusal; of a failure of the server it has only the id under which the
    /// exception is logged.
    /// </returns>
    public CallFailure Describe(Exception exception, CallOrigin origin) => RefusalOf(exception) is { } refusal
        ? DescribeRefusal(exception, refusal, origin)
        : DescribeFault(exception, origin);

    private static SoException? RefusalOf(Exception exception) => exception switch
    {
        SoException refusal => refusal,
        DataRefusedException refused => DataRefusals.Translate(refused),
        _ => null,
    };

    private CallFailure DescribeRefusal(Exception exception, SoException refusal, CallOrigin origin)
    {
        var info = Info(exception, refusal.ExceptionType, refusal.Message, refusal.FriendlyText);
        CallLog.Refused(
            logger,
            origin.Operation,
            refusal.ExceptionType,
            QuotedText.Printable(info.Message!),
            origin.Protocol,
            origin.User,
            origin.ClientAddress,
            CallOutcome.Refused);
        return new CallFailure(refusal, info);
    }

    private CallFailure DescribeFault(Exception exception, CallOrigin origin)
    {
        var id = RandomNumberGenerator.GetHexString(12, lowercase: true);
        CallLog.Failed(
            logger,
            origin.Operation,
            id,
            origin.Protocol,
            origin.User,
            origin.ClientAddress,
            CallOutcome.Error,
            exception);
        var info = Info(
            exception,
            exception is DbException ? SoDbAccessException.WireName : typeof(Exception).FullName!,
            $"The server failed to carry out the call. Error id: {id}.",
            "The server failed, through no fault of yours. Try again; if it fails again, tell the server's owner the " +
            $"error id {id}.");
        return new CallFailure(Refusal: null, info) { ErrorId = id };
    }

    private SoExceptionInfo Info(Exception exception, string type, string message, string friendlyText) => new()
    {
        Message = QuotedText.Cut(message, MaxTextLength),
        StackTrace = options.IncludeStackTrace ? exception.ToString() : null,
        FriendlyText = QuotedText.Cut(friendlyText, MaxTextLength),
        ExceptionType = type,
        Source = nameof(Services86),
    };
}
