using Microsoft.Extensions.DependencyInjection;
using Services86.Agents.Calls;

namespace Services86.Agents.EMail;

/// <summary>Registers the EMail agent.</summary>
internal static class EMailAgentExtensions
{
    /// <summary>Adds the EMail agent, with a line for each area.</summary>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddEMailAgent(this IServiceCollection services) => services
        .AddSingleton<AccountRules>()
        .AddSingleton<AccountRights>()
        .AddSingleton<Accounts>()
        .AddSingleton<CurrentAccount>()
        .AddSingleton<Synchronization>()
        .AddAgent<IEMailAgent, EMailAreas>((call, areas) => new EMailAgent(call, areas));
}
