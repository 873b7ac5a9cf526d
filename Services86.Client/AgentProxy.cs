using System.Reflection;

namespace Services86.Client;

/// <summary>The base of the generated classes that implement a contract by calls of a server.</summary>
/// <typeparam name="TAgent">The contract.</typeparam>
#pragma warning disable CA1852 // The classes are generated at run time.
internal class AgentProxy<TAgent> : DispatchProxy, IDisposable
#pragma warning restore CA1852
    where TAgent : class
{
    private AgentChannels<TAgent> _channels = null!;
    private Services86Call? _call;

    /// <summary>Sets the fields. <see cref="DispatchProxy"/> requires a constructor without parameters.</summary>
    /// <param name="channels">The channels to the server.</param>
    /// <param name="call">The options of the calls; null for the defaults.</param>
    public void Bind(AgentChannels<TAgent> channels, Services86Call? call)
    {
        _channels = channels;
        _call = call;
    }

    /// <summary>Creates an agent with the same channels, whose calls have options.</summary>
    public TAgent With(Services86Call call)
    {
        var agent = Create<TAgent, AgentProxy<TAgent>>();
        ((AgentProxy<TAgent>)(object)agent).Bind(_channels, call);
        return agent;
    }

    /// <summary>Closes the connections. Calls that are not completed are aborted.</summary>
    public void Dispose() => _channels.Dispose();

    /// <inheritdoc/>
    protected override object Invoke(MethodInfo? targetMethod, object?[]? args) =>
        _channels.CallAsync(targetMethod!, args ?? [], _call ?? new Services86Call());
}
