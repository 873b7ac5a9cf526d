using System.ServiceModel.Channels;
using System.ServiceModel.Description;
using System.ServiceModel.Dispatcher;

namespace Services86.Client;

/// <summary>
/// Adds the headers of a session to the requests of an endpoint, and throws a <see cref="RefusedCallException"/> for
/// each call that the server refuses.
/// </summary>
/// <remarks>
/// <para>
/// For a <c>ChannelFactory</c> on a contract of Services86.Contracts; <see cref="Services86Channels"/> uses it.
/// Generated proxies do not need it, because the headers are parameters of their methods: to open one with the
/// behaviour throws a <see cref="NotSupportedException"/>.
/// </para>
/// <para>The behaviour does not log in again when the ticket has expired.</para>
/// </remarks>
/// <param name="session">The headers of the calls.</param>
public sealed class Services86EndpointBehavior(Services86Session session) : IEndpointBehavior
{
    void IEndpointBehavior.AddBindingParameters(ServiceEndpoint endpoint, BindingParameterCollection bindingParameters)
    {
    }

    void IEndpointBehavior.ApplyClientBehavior(ServiceEndpoint endpoint, ClientRuntime clientRuntime) =>
        clientRuntime.ClientMessageInspectors.Add(
            new HeaderInspector(AgentContract.Of(endpoint.Contract.ContractType), session));

    void IEndpointBehavior.ApplyDispatchBehavior(ServiceEndpoint endpoint, EndpointDispatcher endpointDispatcher)
    {
    }

    void IEndpointBehavior.Validate(ServiceEndpoint endpoint)
    {
    }
}
