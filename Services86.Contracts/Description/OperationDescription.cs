using System.Reflection;

namespace Services86.Description;

/// <summary>An operation of a service contract.</summary>
public sealed class OperationDescription
{
    private readonly OperationInvoker _invoker;

    internal OperationDescription(
        ContractDescription contract,
        MethodInfo method,
        string name,
        string action,
        string replyAction,
        MessageDescription request,
        MessageDescription reply)
    {
        Contract = contract;
        Method = method;
        Name = name;
        Action = action;
        ReplyAction = replyAction;
        Request = request;
        Reply = reply;
        IntroducedIn = method.GetCustomAttribute<IntroducedInAttribute>()?.Version ?? 0;
        ChangesData = OperationEffect.ChangesData(name);
        _invoker = new OperationInvoker(method, request, reply);
    }

    /// <summary>Gets the contract that the operation belongs to.</summary>
    public ContractDescription Contract { get; }

    /// <summary>Gets the method in the interface of the agent.</summary>
    public MethodInfo Method { get; }

    /// <summary>Gets the name of the operation.</summary>
    public string Name { get; }

    /// <summary>Gets the action of the request, which is the SOAPAction.</summary>
    public string Action { get; }

    /// <summary>Gets the action of the reply.</summary>
    public string ReplyAction { get; }

    /// <summary>Gets the number of the version that introduced the operation; 0 if every version has it.</summary>
    public int IntroducedIn { get; }

    /// <summary>Gets whether a successful call changes what is stored, such as a record or a password.</summary>
    /// <value>It follows from the name: an operation that is not known to read only is taken to change data.</value>
    public bool ChangesData { get; }

    /// <summary>Gets the request.</summary>
    public MessageDescription Request { get; }

    /// <summary>Gets the reply.</summary>
    public MessageDescription Reply { get; }

    /// <summary>Calls the operation.</summary>
    /// <param name="agent">The agent, which implements the interface.</param>
    /// <param name="arguments">A value for each part of the request, in the order of the parts.</param>
    /// <returns>A value for each part of the reply, in the order of the parts; empty without a result.</returns>
    public ValueTask<object?[]> InvokeAsync(object agent, object?[] arguments) =>
        _invoker.InvokeAsync(agent, arguments);
}
