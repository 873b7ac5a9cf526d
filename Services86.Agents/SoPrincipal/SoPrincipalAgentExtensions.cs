using Microsoft.Extensions.DependencyInjection;
using Services86.Agents.Calls;

namespace Services86.Agents.SoPrincipal;

/// <summary>Registers the SoPrincipal agent.</summary>
internal static class SoPrincipalAgentExtensions
{
    /// <summary>Adds the SoPrincipal agent, with a line for each area.</summary>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddSoPrincipalAgent(this IServiceCollection services) => services
        .AddSingleton<Authentication>()
        .AddSingleton<SystemInfo>()
        .AddAgent<ISoPrincipalAgent, SoPrincipalAreas>((call, areas) => new SoPrincipalAgent(call, areas));
}
