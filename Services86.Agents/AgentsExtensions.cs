using Microsoft.Extensions.DependencyInjection;
using Services86.Agents.Calls;
using Services86.Agents.EMail;
using Services86.Agents.Login;
using Services86.Agents.SoPrincipal;
using Services86.Agents.User;

namespace Services86.Agents;

/// <summary>Registers the agents.</summary>
internal static class AgentsExtensions
{
    /// <summary>Adds every agent, and the logins and tickets that they share.</summary>
    /// <param name="services">The services to add to, with the repositories and a <see cref="TimeProvider"/>.</param>
    /// <param name="calls">The settings of calls.</param>
    /// <param name="logins">The settings of logins and tickets.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddAgents(
        this IServiceCollection services, CallOptions calls, LoginOptions logins) => services
        .AddSingleton(calls)
        .AddSingleton<CallFailures>()
        .AddSingleton<CallMetrics>()
        .AddSingleton<CallRecorder>()
        .AddSingleton<AgentDispatcher>()
        .AddLogin(logins)
        .AddSoPrincipalAgent()
        .AddUserAgent()
        .AddEMailAgent();
}
