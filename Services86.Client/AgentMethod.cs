using System.Reflection;

namespace Services86.Client;

/// <summary>Calls a method of an agent. The result of the task has the type that the method declares.</summary>
/// <typeparam name="TAgent">The contract.</typeparam>
internal abstract class AgentMethod<TAgent>(MethodInfo method)
    where TAgent : class
{
    private readonly MethodInvoker _invoker = MethodInvoker.Create(method);

    /// <summary>Creates the caller of a method that returns a <see cref="Task"/>.</summary>
    public static AgentMethod<TAgent> Of(MethodInfo method) =>
        method.ReturnType == typeof(Task)
            ? new WithoutResult(method)
            : (AgentMethod<TAgent>)Activator.CreateInstance(
                typeof(WithResult<>).MakeGenericType(typeof(TAgent), method.ReturnType.GetGenericArguments().Single()),
                method)!;

    /// <summary>Calls the method on a channel of its own.</summary>
    public abstract Task CallAsync(AgentChannels<TAgent> channels, object?[] arguments, Services86Call call);

    private Task Invoke(TAgent agent, object?[] arguments) => (Task)_invoker.Invoke(agent, arguments.AsSpan())!;

    private sealed class WithoutResult(MethodInfo method) : AgentMethod<TAgent>(method)
    {
        public override Task CallAsync(
            AgentChannels<TAgent> channels, object?[] arguments, Services86Call call) =>
            channels.CallAsync(
                async agent =>
                {
                    await Invoke(agent, arguments).ConfigureAwait(false);
                    return true;
                },
                call);
    }

    private sealed class WithResult<TResult>(MethodInfo method) : AgentMethod<TAgent>(method)
    {
        public override Task CallAsync(
            AgentChannels<TAgent> channels, object?[] arguments, Services86Call call) =>
            channels.CallAsync(agent => (Task<TResult>)Invoke(agent, arguments), call);
    }
}
