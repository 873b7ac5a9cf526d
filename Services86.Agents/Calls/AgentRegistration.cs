using Services86.Description;

namespace Services86.Agents.Calls;

/// <summary>An agent that the server provides.</summary>
/// <param name="Contract">The contract of the agent.</param>
/// <param name="Create">Creates the agent for one call.</param>
internal sealed record AgentRegistration(ContractDescription Contract, Func<AgentCall, object> Create);
