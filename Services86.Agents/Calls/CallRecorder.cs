using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.Logging;
using Services86.Agents.Refusals;
using Services86.Data.Refusals;
using Services86.Description;

namespace Services86.Agents.Calls;

/// <summary>Records calls for the owner of the server: in metrics, in traces, and in the log.</summary>
/// <remarks>
/// A read that succeeds writes no line of the log. <see cref="CallFailures"/> logs the calls that end with an
/// exception.
/// </remarks>
internal sealed class CallRecorder(CallMetrics metrics, ILogger<CallRecorder> logger)
{
    /// <summary>Begins a call.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="protocol">The protocol, such as <c>soap1.1</c>.</param>
    public CallTiming Begin(OperationDescription operation, string protocol) => new(
        metrics.Start(),
        CallMetrics.Source.HasListeners() ? StartActivity(operation, protocol) : null);

    /// <summary>Ends a call that was executed. A changing operation whose reply is false has refused it.</summary>
    /// <param name="timing">The begin of the call.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="protocol">The protocol.</param>
    /// <param name="caller">The caller; null if the agent needs no login.</param>
    /// <param name="clientAddress">The address of the client; null if the connection has none.</param>
    /// <param name="results">The results.</param>
    /// <returns>The outcome.</returns>
    public string End(
        CallTiming timing,
        OperationDescription operation,
        string protocol,
        Caller? caller,
        IPAddress? clientAddress,
        object?[] results)
    {
        var outcome = CallOutcome.Ok;
        if (operation.ChangesData)
        {
            var refused = IndexOfFalse(results);
            outcome = refused < 0 ? CallOutcome.Ok : CallOutcome.Refused;
            if (logger.IsEnabled(LogLevel.Information))
            {
                var user = CallUser.Of(caller, results).Name ?? CallOrigin.NoUser;
                Log(operation, protocol, user, clientAddress, refused);
            }
        }

        metrics.Record(timing.Started, operation, protocol, outcome, errorType: null);
        Stop(timing.Activity, outcome, errorType: null);
        return outcome;
    }

    /// <summary>Ends a call that failed. The protocol logs it, with the reason that the client gets.</summary>
    /// <param name="timing">The begin of the call.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="protocol">The protocol.</param>
    /// <param name="exception">The exception that ended the call.</param>
    /// <param name="isRejected">Whether the request cannot be read, rather than executed.</param>
    /// <param name="cancellationToken">The token that is cancelled when the client disconnects.</param>
    /// <returns>The outcome.</returns>
    public string Fail(
        CallTiming timing,
        OperationDescription operation,
        string protocol,
        Exception exception,
        bool isRejected,
        CancellationToken cancellationToken)
    {
        var (outcome, errorType) = exception switch
        {
            OperationCanceledException when cancellationToken.IsCancellationRequested => (CallOutcome.Cancelled, null),
            _ when isRejected => (CallOutcome.Rejected, null),
            SoException refusal => (CallOutcome.Refused, NameOf(refusal)),
            DataRefusedException refused when DataRefusals.Translate(refused) is { } refusal =>
                (CallOutcome.Refused, NameOf(refusal)),
            _ => (CallOutcome.Error, exception.GetType().Name),
        };
        metrics.Record(timing.Started, operation, protocol, outcome, errorType);
        Stop(timing.Activity, outcome, errorType);
        return outcome;
    }

    private static string NameOf(SoException refusal) => refusal.GetType().Name;

    private static Activity? StartActivity(OperationDescription operation, string protocol)
    {
        var contract = operation.Contract;
        var activity = CallMetrics.Source.StartActivity($"{contract.Name}/{operation.Name}");
        activity?.SetTag("rpc.system", protocol);
        activity?.SetTag("rpc.service", contract.Name);
        activity?.SetTag("rpc.method", operation.Name);
        activity?.SetTag("services86.version", contract.Version.Name);
        return activity;
    }

    private static void Stop(Activity? activity, string outcome, string? errorType)
    {
        if (activity is null)
        {
            return;
        }

        activity.SetTag("services86.outcome", outcome);
        if (errorType is not null)
        {
            activity.SetTag("error.type", errorType);
        }

        if (outcome == CallOutcome.Error)
        {
            // Without a description: an exception can quote what a client sent.
            activity.SetStatus(ActivityStatusCode.Error);
        }

        activity.Dispose();
    }

    // The operations that change data answer with true, or with records; a login answers with whether it succeeded.
    private static int IndexOfFalse(object?[] results)
    {
        for (var i = 0; i < results.Length; i++)
        {
            if (results[i] is false)
            {
                return i;
            }
        }

        return -1;
    }

    private void Log(
        OperationDescription operation, string protocol, string user, IPAddress? clientAddress, int refused)
    {
        var name = $"{operation.Contract.Name}.{operation.Name}";
        if (refused < 0)
        {
            CallLog.Changed(logger, name, protocol, user, clientAddress, CallOutcome.Ok);
            return;
        }

        var reply = operation.Reply.Parts[refused].Name;
        CallLog.Refused(
            logger,
            name,
            reply,
            $"the reply has {reply} = false, and nothing was changed.",
            protocol,
            user,
            clientAddress,
            CallOutcome.Refused);
    }
}
