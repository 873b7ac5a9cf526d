using Services86.Agents.Refusals;
using Services86.Description;

namespace Services86.Agents.Calls;

/// <summary>Carries out calls: makes the agent for the call, and calls the operation on it.</summary>
internal sealed class AgentDispatcher(IEnumerable<AgentRegistration> agents)
{
    private readonly Dictionary<ContractDescription, Func<AgentCall, object>> _agents =
        agents.ToDictionary(agent => agent.Contract, agent => agent.Create);

    /// <summary>Carries out a call.</summary>
    /// <param name="contract">The contract that is called.</param>
    /// <param name="operation">The operation that is called.</param>
    /// <param name="arguments">A value for each part of the request.</param>
    /// <param name="call">The circumstances of the call.</param>
    /// <returns>A value for each part of the reply.</returns>
    /// <exception cref="SoException">The agent refuses the call.</exception>
    public ValueTask<object?[]> InvokeAsync(
        ContractDescription contract, OperationDescription operation, object?[] arguments, AgentCall call) =>
        operation.InvokeAsync(_agents[contract](call), arguments);
}
