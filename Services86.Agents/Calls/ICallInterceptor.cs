namespace Services86.Agents.Calls;

/// <summary>Executes calls in place of the server, such as with a failure. Only test mode registers one.</summary>
internal interface ICallInterceptor
{
    /// <summary>Executes a call whose caller is authenticated, or makes it fail.</summary>
    /// <param name="call">The call.</param>
    /// <param name="protocol">The protocol, such as <c>soap1.1</c>.</param>
    /// <param name="execute">Executes the call as usual.</param>
    /// <returns>A value for each part of the reply; empty if the operation has no result.</returns>
    /// <exception cref="Refusals.SoException">The call is refused.</exception>
    ValueTask<object?[]> ExecuteAsync(AgentCall call, string protocol, Func<ValueTask<object?[]>> execute);
}
