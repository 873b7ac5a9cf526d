using Services86.Data.Refusals;

namespace Services86.Agents.Calls;

/// <summary>Executes calls: creates the agent for a call, and invokes the operation on it.</summary>
internal sealed class AgentDispatcher(IEnumerable<AgentRegistration> agents)
{
    private readonly Dictionary<Type, Func<AgentCall, object>> _agents =
        agents.ToDictionary(agent => agent.Contract.AgentType, agent => agent.Create);

    /// <summary>Executes a call.</summary>
    /// <returns>A value for each part of the reply; empty if the operation has no result.</returns>
    /// <exception cref="Refusals.SoException">The agent refuses the call.</exception>
    /// <exception cref="DataRefusedException">The data layer refuses the call.</exception>
    public ValueTask<object?[]> InvokeAsync(AgentCall call) =>
        call.Operation.InvokeAsync(_agents[call.Operation.Contract.AgentType](call), call.Arguments);
}
