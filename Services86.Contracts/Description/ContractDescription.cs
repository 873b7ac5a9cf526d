using System.Reflection;
using System.ServiceModel;

namespace Services86.Description;

/// <summary>A service contract as data: what every face of the server (SOAP, WSDL, help page, REST) is read off.</summary>
/// <remarks>It is made once at start-up from the agent's interface and never changes.</remarks>
public sealed class ContractDescription
{
    private const string AsyncSuffix = "Async";

    private ContractDescription(Type agentType, ServiceContractAttribute contract)
    {
        AgentType = agentType;
        Name = contract.Name ?? agentType.Name;
        XmlNamespace = contract.Namespace ?? "http://tempuri.org/";
        var headers = agentType.GetCustomAttribute<MessageHeadersAttribute>();
        RequestHeadersType = headers?.Request;
        RequestHeaders = headers is null ? [] : MessageContracts.Headers(headers.Request, XmlNamespace);
        ReplyHeaders = headers is null ? [] : MessageContracts.Headers(headers.Reply, XmlNamespace);
        AllOperations =
        [
            .. from method in agentType.GetMethods()
               let operation = method.GetCustomAttribute<OperationContractAttribute>()
               where operation is not null
               select Describe(method, operation)
        ];
        Operations = [.. AllOperations.Where(operation => operation.IntroducedIn <= ServicesVersion.Number)];
    }

    /// <summary>The agent's interface.</summary>
    public Type AgentType { get; }

    /// <summary>The name of the contract: the portType of the WSDL, and the agent in addresses.</summary>
    public string Name { get; }

    /// <summary>The XML namespace of the contract and its messages.</summary>
    public string XmlNamespace { get; }

    /// <summary>The message contract that holds the request's header blocks; null when there are none.</summary>
    public Type? RequestHeadersType { get; }

    /// <summary>The header blocks that requests carry, by name.</summary>
    public IReadOnlyList<MessagePartDescription> RequestHeaders { get; }

    /// <summary>The header blocks that replies carry, by name.</summary>
    public IReadOnlyList<MessagePartDescription> ReplyHeaders { get; }

    /// <summary>The operations of the version that is served, in the order of the interface.</summary>
    public IReadOnlyList<OperationDescription> Operations { get; }

    /// <summary>
    /// The operations with those that a later version introduced, in the order of the interface: for a face that is not
    /// frozen, as REST is.
    /// </summary>
    public IReadOnlyList<OperationDescription> AllOperations { get; }

    /// <summary>Describes the contract of an agent.</summary>
    /// <param name="agentType">An interface with <see cref="ServiceContractAttribute"/>.</param>
    /// <returns>The description.</returns>
    /// <exception cref="NotSupportedException">The interface is no service contract, or a method is not task-based.</exception>
    public static ContractDescription Of(Type agentType) => new(
        agentType,
        agentType.GetCustomAttribute<ServiceContractAttribute>() ?? throw new NotSupportedException(
            $"{agentType} is no service contract: expected an interface with [ServiceContract]. Mark it so."));

    private OperationDescription Describe(MethodInfo method, OperationContractAttribute operation)
    {
        if (!typeof(Task).IsAssignableFrom(method.ReturnType))
        {
            throw new NotSupportedException(
                $"{AgentType}.{method.Name} gives {method.ReturnType}: expected Task or Task<T>. Make it asynchronous.");
        }

        var name = operation.Name ?? NameOf(method);
        var action = operation.Action ?? $"{XmlNamespace}/{Name}/{name}";
        return new OperationDescription(
            this,
            method,
            name,
            action,
            operation.ReplyAction ?? action + "Response",
            MessageContracts.RequestOf(method) is { } request
                ? MessageContracts.Body(request, XmlNamespace)
                : new(name + "Request", name, XmlNamespace, [.. method.GetParameters().Select(Part)]),
            MessageContracts.ReplyOf(method) is { } reply
                ? MessageContracts.Body(reply, XmlNamespace)
                : new(name + "Response", name + "Response", XmlNamespace, ResultOf(method, name)));
    }

    private static string NameOf(MethodInfo method) =>
        method.Name.EndsWith(AsyncSuffix, StringComparison.Ordinal)
            ? method.Name[..^AsyncSuffix.Length]
            : method.Name;

    private MessagePartDescription Part(ParameterInfo parameter) => new(
        parameter.GetCustomAttribute<MessageParameterAttribute>()?.Name ?? parameter.Name!,
        XmlNamespace,
        parameter.ParameterType,
        null,
        parameter);

    private MessagePartDescription[] ResultOf(MethodInfo method, string operationName) =>
        method.ReturnType.GetGenericArguments() is [var type]
            ? [
                new MessagePartDescription(
                    method.ReturnParameter.GetCustomAttribute<MessageParameterAttribute>()?.Name
                        ?? operationName + "Result",
                    XmlNamespace,
                    type,
                    null,
                    method.ReturnParameter)
              ]
            : [];
}
