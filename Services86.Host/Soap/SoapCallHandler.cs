using System.Net;
using Services86.Agents.Calls;
using Services86.Agents.Login;
using Services86.Agents.Refusals;
using Services86.Host.Configuration;
using Services86.Http.Capture;
using Services86.Soap.Calls;
using Services86.Soap.Faults;

namespace Services86.Host.Soap;

/// <summary>
/// Executes SOAP calls: authenticates the application and the caller by the header blocks, dispatches the call, and
/// describes failures in the ExceptionInfo header.
/// </summary>
internal sealed class SoapCallHandler(
    AgentDispatcher agents,
    TicketService tickets,
    CallFailures failures,
    CallRecorder recorder,
    Services86Options options,
    ApplicationService applications,
    ICallInterceptor? interceptor = null) : ISoapCallHandler
{
    /// <inheritdoc/>
    public async ValueTask<SoapResponse> HandleAsync(
        SoapCall call, IPAddress? clientAddress, CancellationToken cancellationToken)
    {
        var timeZone = CallTimeZone.Of((call.Headers as SessionRequestHeaders)?.TimeZone);
        var timing = recorder.Begin(call.Operation, call.Protocol);
        Caller? caller = null;
        try
        {
            caller = await AuthenticateAsync(call, cancellationToken);
            var agentCall = new AgentCall
            {
                Operation = call.Operation,
                Arguments = call.Arguments,
                Caller = caller,
                ClientAddress = clientAddress,
                TimeZone = timeZone,
                CancellationToken = cancellationToken,
            };
            var results = await (interceptor is null
                ? agents.InvokeAsync(agentCall)
                : InterceptAsync(agentCall, call.Protocol));
            var outcome = recorder.End(timing, call.Operation, call.Protocol, caller, clientAddress, results);
            if (call.Capture is { } capture)
            {
                Note(capture, CallUser.Of(caller, results), outcome);
            }

            return new SoapReply(new ReplyHeaders { Succeeded = true, TimeZone = timeZone.Used }, results);
        }
#pragma warning disable CA1031 // The boundary: every failure of a call is described to the client.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            var outcome = recorder.Fail(
                timing, call.Operation, call.Protocol, exception, isRejected: false, cancellationToken);
            if (exception is OperationCanceledException && cancellationToken.IsCancellationRequested)
            {
                call.Capture?.NoteOutcome(outcome);
                throw;
            }

            var operation = $"{call.Operation.Contract.Name}.{call.Operation.Name}";
            var failure = failures.Describe(
                exception, new CallOrigin(operation, call.Protocol, caller, clientAddress));
            if (call.Capture is { } capture)
            {
                Note(capture, (caller?.Name, caller?.AssociateId ?? 0), outcome);
                capture.NoteFailure(
                    outcome, failure.Info.ExceptionType, failure.Info.FriendlyText, failure.ErrorId);
            }

            return options.WrapExceptions
                ? new SoapReply(
                    new ReplyHeaders { ExceptionInfo = failure.Info, TimeZone = timeZone.Used }, results: null)
                : FaultOf(failure);
        }
    }

    /// <inheritdoc/>
    public SoapResponse HandleFailure(Exception exception) =>
        FaultOf(failures.Describe(
            exception, new CallOrigin("A call that was not read", "soap", Caller: null, ClientAddress: null)));

    private ValueTask<object?[]> InterceptAsync(AgentCall call, string protocol) =>
        interceptor!.ExecuteAsync(call, protocol, () => agents.InvokeAsync(call));

    // Returns null for an agent that needs no login.
    private async ValueTask<Caller?> AuthenticateAsync(SoapCall call, CancellationToken cancellationToken)
    {
        // Checked before the ticket: an application without access must not learn whether a ticket is valid.
        var headers = call.Headers as ApplicationRequestHeaders;
        var application = await applications.RequireAsync(
            headers?.ApplicationToken, nameof(headers.ApplicationToken), call.Operation.Contract, cancellationToken);
        if (application is { } known)
        {
            call.Capture?.NoteApplication(known.ApplicationId, known.Name);
        }

        if (headers is not SessionRequestHeaders session)
        {
            return null;
        }

        return call.MisplacedTicket is { } place
            ? throw TicketIn(place, call.Operation.Contract.XmlNamespace)
            : await tickets.RequireAsync(session.Credentials?.Ticket, cancellationToken);
    }

    private static void Note(CallCapture capture, (string? Name, int AssociateId) user, string outcome)
    {
        capture.NoteOutcome(outcome);
        if (user.Name is not null)
        {
            capture.NoteCaller(user.Name, user.AssociateId);
        }
    }

    private static SoSessionException TicketIn(string place, string xmlNamespace) => new(
        $"The Credentials header has no Ticket; found {place}.",
        "You are not logged in, because the ticket is in the wrong place: send it as Credentials/Ticket in the Header "
        + $"of the envelope, in the namespace {xmlNamespace}. Found {place}.");

    private static SoapFault FaultOf(CallFailure failure) => new(
        failure.IsOurFault ? SoapFaultCode.ServerOrReceiver : SoapFaultCode.ClientOrSender,
        failure.Info.FriendlyText ?? "")
    {
        Subcode = failure.IsOurFault ? SoapSubcode.InternalServiceFault : null,
        Detail = new SoapFaultDetail(nameof(SoExceptionInfo), failure.Info),
    };
}
