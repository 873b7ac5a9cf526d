using Microsoft.Extensions.DependencyInjection;
using Services86.Description;

namespace Services86.Agents.Calls;

/// <summary>Registers agents.</summary>
internal static class AgentRegistrationExtensions
{
    /// <summary>Adds an agent and its areas.</summary>
    /// <typeparam name="TAgent">The interface of the agent.</typeparam>
    /// <typeparam name="TAreas">The areas of the agent, which are resolved once.</typeparam>
    /// <param name="services">The services to add to.</param>
    /// <param name="create">Creates the agent for one call.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddAgent<TAgent, TAreas>(
        this IServiceCollection services, Func<AgentCall, TAreas, TAgent> create)
        where TAgent : class
        where TAreas : class
    {
        // Described when the server is created, while the database is prepared.
        var contract = new Lazy<ContractDescription>(() => ContractDescription.Of(typeof(TAgent)));
        return services
            .AddSingleton<TAreas>()
            .AddSingleton(_ => contract.Value)
            .AddSingleton(provider =>
            {
                var areas = provider.GetRequiredService<TAreas>();
                return new AgentRegistration(contract.Value, call => create(call, areas));
            });
    }
}
