using System.Net;
using CoreWCF;
using CoreWCF.Channels;
using CoreWCF.Description;
using CoreWCF.Dispatcher;
using Services86.Soap.Calls;
using Services86.Soap.Faults;
using OperationDescription = Services86.Description.OperationDescription;
using WcfOperation = CoreWCF.Description.OperationDescription;

namespace Services86.CoreWcf;

/// <summary>The invoker of an operation: it hands the call to the handler, and returns the reply or a fault.</summary>
internal sealed class OperationCalls(ISoapCallHandler handler, OperationDescription operation)
    : IOperationBehavior, IOperationInvoker
{
    // CoreWCF adds the HttpContext to every message under this name.
    private const string HttpContextProperty = "Microsoft.AspNetCore.Http.HttpContext";

    private readonly OperationParameters _parameters = new(operation);
    private readonly HeaderBlocks _headers = new(operation.Contract);

    object[] IOperationInvoker.AllocateInputs() => _parameters.Allocate();

    async ValueTask<(object returnValue, object[] outputs)> IOperationInvoker.InvokeAsync(
        object instance, object[] inputs)
    {
        var context = OperationContext.Current;
        var replyHeaders = context.OutgoingMessageHeaders;
        var response = await HandleAsync(context, inputs);
        if (response is not SoapReply reply)
        {
            throw ToException((SoapFault)response);
        }

        _headers.Write(replyHeaders, reply.Headers);
        return (_parameters.ResultOf(reply.Results)!, []);
    }

    void IOperationBehavior.AddBindingParameters(
        WcfOperation description, BindingParameterCollection bindingParameters)
    {
    }

    void IOperationBehavior.ApplyClientBehavior(WcfOperation description, ClientOperation clientOperation)
    {
    }

    void IOperationBehavior.Validate(WcfOperation description)
    {
    }

    void IOperationBehavior.ApplyDispatchBehavior(WcfOperation description, DispatchOperation dispatchOperation) =>
        dispatchOperation.Invoker = this;

    private ValueTask<SoapResponse> HandleAsync(OperationContext context, object[] inputs)
    {
        SoapCall call;
        try
        {
            call = new SoapCall(
                operation, _headers.Read(context.IncomingMessageHeaders), _parameters.ArgumentsOf(inputs));
        }
#pragma warning disable CA1031 // The boundary: every failure becomes a response.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return new(handler.HandleFailure(exception));
        }

        return handler.HandleAsync(call, ClientAddress(context), RequestAborted(context));
    }

    private static IPAddress? ClientAddress(OperationContext context) =>
        context.IncomingMessageProperties.TryGetValue(RemoteEndpointMessageProperty.Name, out var value)
        && IPAddress.TryParse(((RemoteEndpointMessageProperty)value).Address, out var address)
            ? address
            : null;

    private static CancellationToken RequestAborted(OperationContext context) =>
        context.IncomingMessageProperties.TryGetValue(HttpContextProperty, out var value)
        && value is HttpContext http
            ? http.RequestAborted
            : CancellationToken.None;

    private static FaultException ToException(SoapFault fault)
    {
        var code = fault.Code == SoapFaultCode.ClientOrSender
            ? FaultCode.CreateSenderFaultCode(null)
            : FaultCode.CreateReceiverFaultCode(null);
        var reason = new FaultReason(new FaultReasonText(fault.Reason, "en"));
        return fault.Detail?.Value is SoExceptionInfo info
            ? new FaultException<SoExceptionInfo>(info, reason, code, action: null)
            : new FaultException(reason, code, action: null);
    }
}
