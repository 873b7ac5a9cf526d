using Services86.Agents.Calls;
using Services86.Agents.Login;
using Services86.Host.Configuration;
using Services86.Soap;
using Services86.Soap.Faults;

namespace Services86.Host.Soap;

/// <summary>
/// Carries out the calls that come over SOAP: proves the application and the caller by the header blocks, and puts
/// failures into them.
/// </summary>
internal sealed class SoapCallHandler(
    AgentDispatcher agents,
    TicketService tickets,
    CallFailures failures,
    Services86Options options,
    ApplicationService applications) : ISoapCallHandler
{
    /// <inheritdoc/>
    public async ValueTask<SoapReply> InvokeAsync(SoapCall call, CancellationToken cancellationToken)
    {
        // Before the ticket: an application that may not call learns nothing about tickets or passwords.
        var headers = call.Headers as ApplicationRequestHeaders;
        await applications.RequireAsync(
            headers?.ApplicationToken, nameof(headers.ApplicationToken), call.Operation.Contract, cancellationToken);
        var session = headers as SessionRequestHeaders;
        var timeZone = CallTimeZone.Of(session?.TimeZone);
        var agentCall = new AgentCall
        {
            Operation = call.Operation,
            Arguments = call.Arguments,
            Caller = session is null
                ? null
                : await tickets.RequireAsync(session.Credentials?.Ticket, cancellationToken),
            ClientAddress = call.ClientAddress,
            TimeZone = timeZone,
            CancellationToken = cancellationToken,
        };
        var results = await agents.InvokeAsync(agentCall);
        return new SoapReply(new ReplyHeaders { Succeeded = true, TimeZone = timeZone.Used }, results);
    }

    /// <inheritdoc/>
    public SoapAnswer OnException(SoapCall? call, Exception exception)
    {
        var operation = call is null ? "A call that was not read" : $"{call.Operation.Contract.Name}.{call.Operation.Name}";
        var failure = failures.Describe(exception, operation);
        if (call is not null && options.WrapExceptions)
        {
            var timeZone = CallTimeZone.Of((call.Headers as SessionRequestHeaders)?.TimeZone);
            return new SoapReply(
                new ReplyHeaders { ExceptionInfo = failure.Info, TimeZone = timeZone.Used }, Results: null);
        }

        return new SoapFault(
            failure.IsOurFault ? SoapFaultCode.ServerOrReceiver : SoapFaultCode.ClientOrSender,
            failure.Info.FriendlyText ?? "")
        {
            Subcode = failure.IsOurFault ? SoapSubcode.InternalServiceFault : null,
            Detail = new SoapFaultDetail(nameof(SoExceptionInfo), failure.Info),
        };
    }
}
