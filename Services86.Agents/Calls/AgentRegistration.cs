using Microsoft.Extensions.DependencyInjection;
using Services86.Description;

namespace Services86.Agents.Calls;

/// <summary>An agent that is served: its contract, and how an object is made that carries out one call.</summary>
/// <param name="Contract">The contract.</param>
/// <param name="Create">Makes the agent for a call.</param>
internal sealed record AgentRegistration(ContractDescription Contract, Func<AgentCall, object> Create);

/// <summary>Registers agents.</summary>
internal static class AgentRegistrationExtensions
{
    /// <summary>Serves an agent.</summary>
    /// <typeparam name="TAgent">The agent's interface.</typeparam>
    /// <param name="services">The program's services.</param>
    /// <param name="makeFactory">Takes from the program's services what makes an agent for a call.</param>
    public static IServiceCollection AddAgent<TAgent>(
        this IServiceCollection services, Func<IServiceProvider, Func<AgentCall, TAgent>> makeFactory)
        where TAgent : class
    {
        // Described when the server is made, which is done while the database is prepared.
        var contract = new Lazy<ContractDescription>(() => ContractDescription.Of(typeof(TAgent)));
        return services
            .AddSingleton(_ => contract.Value)
            .AddSingleton(provider => new AgentRegistration(contract.Value, makeFactory(provider)));
    }
}
