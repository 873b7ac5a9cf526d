using System.Collections.Concurrent;
using System.Reflection;
using System.ServiceModel;

namespace Services86.Description;

/// <summary>
/// A service contract in one version, as data: the source of SOAP dispatch, WSDL, help pages, REST routes and OpenAPI.
/// </summary>
/// <remarks>Each description is made once per agent and version and never changes.</remarks>
public sealed class ContractDescription
{
    private const string AsyncSuffix = "Async";

    private static readonly ConcurrentDictionary<(Type, ServicesVersion), ContractDescription> Known = new();

    private readonly MessageContracts _messages;

    private ContractDescription(Type agentType, ServicesVersion version, ServiceContractAttribute contract)
    {
        AgentType = agentType;
        Version = version;
        Name = contract.Name ?? agentType.Name;
        XmlNamespace = version.NamespaceOf(contract.Namespace ?? "http://tempuri.org/");
        _messages = new MessageContracts(version, XmlNamespace);
        var headers = agentType.GetCustomAttribute<MessageHeadersAttribute>();
        RequestHeadersType = headers?.Request;
        RequestHeaders = headers is null ? [] : _messages.HeadersOf(headers.Request);
        ReplyHeaders = headers is null ? [] : _messages.HeadersOf(headers.Reply);
        Operations =
        [
            .. from method in agentType.GetMethods()
               let operation = method.GetCustomAttribute<OperationContractAttribute>()
               where operation is not null && version.Has(method)
               select Describe(method, operation)
        ];
    }

    /// <summary>The agent's interface.</summary>
    public Type AgentType { get; }

    /// <summary>Gets the version of the services that the description is of.</summary>
    public ServicesVersion Version { get; }

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

    /// <summary>Gets the operations of the version, in the order of the interface.</summary>
    public IReadOnlyList<OperationDescription> Operations { get; }

    /// <summary>Gives the description of an agent's contract in <see cref="ServicesVersion.Default"/>.</summary>
    /// <param name="agentType">An interface with <see cref="ServiceContractAttribute"/>.</param>
    /// <returns>The description.</returns>
    /// <exception cref="NotSupportedException">The interface is no service contract, or a method is not task-based.</exception>
    public static ContractDescription Of(Type agentType) => Of(agentType, ServicesVersion.Default);

    /// <summary>Gives the description of an agent's contract in a version.</summary>
    /// <param name="agentType">An interface with <see cref="ServiceContractAttribute"/>.</param>
    /// <param name="version">The version.</param>
    /// <returns>The description, which is made once.</returns>
    /// <exception cref="NotSupportedException">The interface is no service contract, or a method is not task-based.</exception>
    public static ContractDescription Of(Type agentType, ServicesVersion version) =>
        Known.GetOrAdd((agentType, version), static key => Create(key.Item1, key.Item2));

    private static ContractDescription Create(Type agentType, ServicesVersion version) => new(
        agentType,
        version,
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
                ? _messages.BodyOf(request)
                : new(name + "Request", name, XmlNamespace, [.. method.GetParameters().Select(Part)]),
            MessageContracts.ReplyOf(method) is { } reply
                ? _messages.BodyOf(reply)
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
        Version,
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
                    Version,
                    null,
                    method.ReturnParameter)
              ]
            : [];
}
