namespace Services86.Client;

/// <summary>The options of a call, and the headers of its reply.</summary>
/// <remarks>
/// <code>
/// var call = new Services86Call { Timeout = TimeSpan.FromSeconds(5), CancellationToken = cancellationToken };
/// var user = await call.On(users).GetUserAsync(1);
/// </code>
/// </remarks>
public sealed class Services86Call
{
    /// <summary>Gets the token that cancels the call.</summary>
    /// <value>Default <see cref="CancellationToken.None"/>.</value>
    /// <remarks>
    /// A cancelled call throws an <see cref="OperationCanceledException"/> and closes its connection. Whether the
    /// server has executed the call is not known.
    /// </remarks>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>Gets the time after which the call throws a <see cref="TimeoutException"/>.</summary>
    /// <value>
    /// Up to 24 days; the call throws an <see cref="ArgumentOutOfRangeException"/> if the time is negative. Default
    /// null: the send timeout of the binding, which is a minute. A login that replaces an expired ticket has a minute
    /// of its own.
    /// </value>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Gets the headers of the reply, whether the server refused the call or not.</summary>
    /// <value>
    /// Null before the reply, and if the reply is a fault. After several calls, the headers of the last reply.
    /// </value>
    public ReplyHeaders? ReplyHeaders { get; internal set; }

    /// <summary>Returns an agent whose calls have these options.</summary>
    /// <typeparam name="TAgent">The contract, such as <see cref="IUserAgent"/>.</typeparam>
    /// <param name="agent">An agent that <see cref="Services86Channels"/> created.</param>
    /// <returns>The agent, which uses the same connections.</returns>
    /// <exception cref="ArgumentException">The agent is another implementation of the contract.</exception>
    public TAgent On<TAgent>(TAgent agent)
        where TAgent : class =>
        agent is AgentProxy<TAgent> proxy
            ? proxy.With(this)
            : throw new ArgumentException(
                $"Expected an agent that {nameof(Services86Channels)}.Create<{typeof(TAgent).Name}> created; found "
                + $"{agent?.GetType().ToString() ?? "null"}.",
                nameof(agent));
}
