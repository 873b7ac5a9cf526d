using System.Collections.Concurrent;
using System.Reflection;
using System.ServiceModel;

namespace Services86.Description;

/// <summary>
/// The description of a service contract in one version, from which SOAP dispatch, WSDL, help pages, REST routes and
/// OpenAPI documents are generated.
/// </summary>
/// <remarks>Immutable. Created once per agent and version.</remarks>
public sealed class ContractDescription
{
    private const string AsyncSuffix = "Async";

    private static readonly ConcurrentDictionary<(Type, ServicesVersion), ContractDescription> Cache = new();

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

    /// <summary>Gets the interface of the agent.</summary>
    public Type AgentType { get; }

    /// <summary>Gets the version of the services.</summary>
    public ServicesVersion Version { get; }

    /// <summary>Gets the name of the contract, which is the portType in the WSDL and the agent in addresses.</summary>
    public string Name { get; }

    /// <summary>Gets the XML namespace of the contract and its messages.</summary>
    public string XmlNamespace { get; }

    /// <summary>Gets the message contract with the header blocks of requests; null if there are none.</summary>
    public Type? RequestHeadersType { get; }

    /// <summary>Gets the header blocks of requests, in the order of their names.</summary>
    public IReadOnlyList<MessagePartDescription> RequestHeaders { get; }

    /// <summary>Gets the header blocks of replies, in the order of their names.</summary>
    public IReadOnlyList<MessagePartDescription> ReplyHeaders { get; }

    /// <summary>Gets the operations of the version, in the order of the interface.</summary>
    public IReadOnlyList<OperationDescription> Operations { get; }

    /// <summary>Returns the description of a contract in <see cref="ServicesVersion.Default"/>.</summary>
    /// <param name="agentType">An interface with <see cref="ServiceContractAttribute"/>.</param>
    /// <returns>The description.</returns>
    /// <exception cref="NotSupportedException">
    /// The interface is not a service contract, or a method does not return a task.
    /// </exception>
    public static ContractDescription Of(Type agentType) => Of(agentType, ServicesVersion.Default);

    /// <summary>Returns the description of a contract in a version.</summary>
    /// <param name="agentType">An interface with <see cref="ServiceContractAttribute"/>.</param>
    /// <param name="version">The version.</param>
    /// <returns>The description. The same object is returned for each call.</returns>
    /// <exception cref="NotSupportedException">
    /// The interface is not a service contract, or a method does not return a task.
    /// </exception>
    public static ContractDescription Of(Type agentType, ServicesVersion version) =>
        Cache.GetOrAdd((agentType, version), static key => Create(key.Item1, key.Item2));

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
                $"{AgentType}.{method.Name} gives {method.ReturnType}: expected Task or Task<T>. "
                + "Make it asynchronous.");
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
