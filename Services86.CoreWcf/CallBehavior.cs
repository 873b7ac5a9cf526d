using CoreWCF;
using CoreWCF.Channels;
using CoreWCF.Description;
using CoreWCF.Dispatcher;
using Services86.Soap.Calls;
using ContractDescription = Services86.Description.ContractDescription;

namespace Services86.CoreWcf;

/// <summary>
/// Hands the calls that CoreWCF has read to the handler that also serves the SOAP layer of the project, and declares
/// the header blocks of the contract.
/// </summary>
internal sealed class CallBehavior(ISoapCallHandler handler, IEnumerable<ContractDescription> contracts)
    : IEndpointBehavior, IInstanceProvider, IDispatchMessageInspector
{
    // CoreWCF requires an instance of the service. The handler creates the agent of each call.
    private static readonly object NoInstance = new();

    /// <summary>Adds the behaviors of an endpoint and of its operations.</summary>
    /// <param name="endpoint">The endpoint, of which the contract has the operations of the interface.</param>
    public void Apply(ServiceEndpoint endpoint)
    {
        var contract = contracts.Single(candidate => candidate.Name == endpoint.Contract.Name);
        var operations = contract.Operations.ToDictionary(operation => operation.Name);

        // Operations of later versions.
        foreach (var later in endpoint.Contract.Operations.Where(o => !operations.ContainsKey(o.Name)).ToArray())
        {
            endpoint.Contract.Operations.Remove(later);
        }

        endpoint.EndpointBehaviors.Add(this);
        foreach (var operation in endpoint.Contract.Operations)
        {
            // The last behavior of the operation: after those that create the formatter and the invoker.
            operation.OperationBehaviors.Add(new OperationCalls(handler, operations[operation.Name]));
        }

        endpoint.Contract.Operations[^1].OperationBehaviors.Add(
            new HeaderDeclarations(contract, endpoint.Contract.Operations));
    }

    void IEndpointBehavior.AddBindingParameters(ServiceEndpoint endpoint, BindingParameterCollection bindingParameters)
    {
    }

    void IEndpointBehavior.ApplyClientBehavior(ServiceEndpoint endpoint, ClientRuntime clientRuntime)
    {
    }

    void IEndpointBehavior.Validate(ServiceEndpoint endpoint)
    {
    }

    void IEndpointBehavior.ApplyDispatchBehavior(ServiceEndpoint endpoint, EndpointDispatcher dispatcher)
    {
        dispatcher.DispatchRuntime.InstanceProvider = this;
        dispatcher.DispatchRuntime.MessageInspectors.Add(this);
        var operations = dispatcher.DispatchRuntime.Operations;
        var served = endpoint.Contract.Operations.Select(operation => operation.Name).ToHashSet();
        foreach (var later in operations.Where(operation => !served.Contains(operation.Name)).ToArray())
        {
            operations.Remove(later);
        }
    }

    // The header blocks of the contract are understood, also if the client marks them as mustUnderstand.
    object? IDispatchMessageInspector.AfterReceiveRequest(
        ref Message request, IClientChannel channel, InstanceContext instanceContext)
    {
        var ours = ServicesVersion.Default.XmlNamespace;
        foreach (var header in request.Headers.Where(header => header.Namespace == ours))
        {
            request.Headers.UnderstoodHeaders.Add(header);
        }

        return null;
    }

    void IDispatchMessageInspector.BeforeSendReply(ref Message reply, object correlationState)
    {
    }

    object IInstanceProvider.GetInstance(InstanceContext instanceContext) => NoInstance;

    object IInstanceProvider.GetInstance(InstanceContext instanceContext, Message message) => NoInstance;

    void IInstanceProvider.ReleaseInstance(InstanceContext instanceContext, object instance)
    {
    }
}
