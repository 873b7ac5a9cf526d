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
        _invoker = new OperationInvoker(method, request, reply);
    }

    /// <summary>The contract that the operation belongs to.</summary>
    public ContractDescription Contract { get; }

    /// <summary>The method of the agent's interface.</summary>
    public MethodInfo Method { get; }

    /// <summary>The name of the operation.</summary>
    public string Name { get; }

    /// <summary>The action of the request: the SOAPAction.</summary>
    public string Action { get; }

    /// <summary>The action of the reply.</summary>
    public string ReplyAction { get; }

    /// <summary>The number of the version that introduced the operation; 0 when every version has it.</summary>
    public int IntroducedIn { get; }

    /// <summary>The request.</summary>
    public MessageDescription Request { get; }

    /// <summary>The reply.</summary>
    public MessageDescription Reply { get; }

    /// <summary>Calls the operation.</summary>
    /// <param name="agent">An object that implements the agent's interface.</param>
    /// <param name="arguments">A value for each part of the request, in their order.</param>
    /// <returns>A value for each part of the reply, in their order; none when the operation has no result.</returns>
    public ValueTask<object?[]> InvokeAsync(object agent, object?[] arguments) =>
        _invoker.InvokeAsync(agent, arguments);
}
