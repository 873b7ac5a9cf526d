using System.Reflection;
using System.ServiceModel;

namespace Services86.Client;

/// <summary>Calls the operations of an agent, each on a channel of its own.</summary>
/// <remarks>
/// A channel is cheap: the connections belong to the factory. Its own channel lets a call be cancelled and have its own
/// timeout, which WCF provides for whole channels only.
/// </remarks>
/// <typeparam name="TAgent">The contract.</typeparam>
internal sealed class AgentChannels<TAgent> : IDisposable
    where TAgent : class
{
    private readonly ChannelFactory<TAgent> _factory;
    private readonly Services86Session _session;
    private readonly Dictionary<MethodInfo, AgentMethod<TAgent>> _methods;
    private readonly bool _requiresLogin;

    /// <summary>Creates the channels to an agent. No connection is opened.</summary>
    /// <param name="factory">The factory, which has an address, and is not open.</param>
    /// <param name="session">The headers of the calls.</param>
    /// <exception cref="InvalidOperationException">The factory is open.</exception>
    /// <exception cref="NotSupportedException">The type is not a contract of an agent.</exception>
    public AgentChannels(ChannelFactory<TAgent> factory, Services86Session session)
    {
        _session = session;
        _requiresLogin = AgentContract.Of(typeof(TAgent)).RequestHeadersType == typeof(SessionRequestHeaders);
        _methods = typeof(TAgent).GetMethods().ToDictionary(method => method, AgentMethod<TAgent>.Of);
        _factory = factory;
        _factory.Endpoint.EndpointBehaviors.Remove(typeof(Services86EndpointBehavior));
        _factory.Endpoint.EndpointBehaviors.Add(new Services86EndpointBehavior(session));
        _factory.Open();
    }

    /// <summary>Calls an operation, and logs in again once if the ticket has expired.</summary>
    public Task CallAsync(MethodInfo method, object?[] arguments, Services86Call call) =>
        _methods[method].CallAsync(this, arguments, call);

    /// <inheritdoc cref="CallAsync(MethodInfo, object?[], Services86Call)"/>
    public async Task<TResult> CallAsync<TResult>(Func<TAgent, Task<TResult>> operation, Services86Call call)
    {
        var ticket = _session.Ticket;
        try
        {
            return await CallOnceAsync(operation, call).ConfigureAwait(false);
        }
        catch (RefusedCallException refusal)
            when (refusal.RequiresLogin && _requiresLogin && _session.CanRenew)
        {
            await _session.RenewAsync(ticket, call.CancellationToken).ConfigureAwait(false);
        }

        return await CallOnceAsync(operation, call).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => _factory.Abort();

    private async Task<TResult> CallOnceAsync<TResult>(Func<TAgent, Task<TResult>> operation, Services86Call call)
    {
        call.ReplyHeaders = null;
        call.CancellationToken.ThrowIfCancellationRequested();
        var agent = _factory.CreateChannel();
        var channel = (IClientChannel)agent;
        channel.Extensions.Add(new CallExtension(call));
        if (call.Timeout is { } timeout)
        {
            channel.OperationTimeout = timeout;
        }

        using var registration = call.CancellationToken.UnsafeRegister(
            static channel => ((IClientChannel)channel!).Abort(), channel);
        try
        {
            return await operation(agent).ConfigureAwait(false);
        }
        catch (Exception exception)
            when (exception is CommunicationException or ObjectDisposedException or TimeoutException
                    or OperationCanceledException
                && call.CancellationToken.IsCancellationRequested)
        {
            // Abort has ended the call, with an exception that depends on how far the call was.
            throw new OperationCanceledException(
                "The call was cancelled.", exception, call.CancellationToken);
        }
        finally
        {
            // Close would wait for the reply of a failed call.
            channel.Abort();
        }
    }
}
