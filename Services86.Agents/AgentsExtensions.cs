using Microsoft.Extensions.DependencyInjection;
using Services86.Agents.Calls;
using Services86.Agents.EMail;
using Services86.Agents.Login;
using Services86.Agents.SoPrincipal;
using Services86.Agents.User;
using Services86.Data;
using Services86.Data.Associates;
using Services86.Data.EMailAccounts;
using Services86.Data.ServiceAuths;
using Services86.Data.Untrusted;

namespace Services86.Agents;

/// <summary>Adds the agents and their rules to the program.</summary>
internal static class AgentsExtensions
{
    /// <summary>Adds every agent, with the logins that they share.</summary>
    public static IServiceCollection AddAgents(
        this IServiceCollection services, CallOptions calls, LoginOptions logins)
    {
        services.AddSingleton(calls);
        services.AddSingleton<CallFailures>();
        services.AddSingleton<AgentDispatcher>();
        AddLogin(services, logins);
        services.AddAgent<ISoPrincipalAgent>(provider =>
        {
            var logins = provider.GetRequiredService<LoginService>();
            var tickets = provider.GetRequiredService<TicketService>();
            var database = provider.GetRequiredService<Database>();
            return call => new SoPrincipalAgent(call, logins, tickets, database);
        });
        services.AddAgent<IUserAgent>(provider =>
        {
            var serviceAuths = provider.GetRequiredService<ServiceAuthRepository>();
            var associates = provider.GetRequiredService<AssociateRepository>();
            var untrustedCredentials = provider.GetRequiredService<UntrustedCredentialsRepository>();
            var credentials = provider.GetRequiredService<CredentialRepository>();
            var credentialTypes = provider.GetRequiredService<CredentialTypes>();
            var logins = provider.GetRequiredService<LoginService>();
            var accessTokens = provider.GetRequiredService<AccessTokenService>();
            var time = provider.GetRequiredService<TimeProvider>();
            return call => new UserAgent(
                call, serviceAuths, associates, untrustedCredentials, credentials, credentialTypes, logins, accessTokens, time);
        });
        services.AddSingleton(new SaveRight(typeof(Services86.User), AdministratorRights.RequireSaveUsers));
        services.AddAgent<IEMailAgent>(provider =>
        {
            var accounts = provider.GetRequiredService<EMailAccountRepository>();
            var serviceAuths = provider.GetRequiredService<ServiceAuthRepository>();
            return call => new EMailAgent(call, accounts, serviceAuths);
        });
        return services;
    }

    private static void AddLogin(IServiceCollection services, LoginOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<Passwords>();
        services.AddSingleton<VerifiedPasswordCache>();
        services.AddSingleton<LoginThrottle>();
        services.AddSingleton<LoginService>();
        services.AddSingleton<TicketCache>();
        services.AddSingleton<TicketService>();
        services.AddSingleton<AccessTokenService>();
        services.AddSingleton<BootstrapAdministrator>();
        services.AddHostedService<ExpiredTicketSweeper>();
        services.AddSingleton<ApplicationService>();
        services.AddSingleton<CredentialTypes>();
        services.AddSingleton<ICredentialType, PasswordCredentialType>();
        services.AddSingleton<ICredentialType, ActiveDirectoryCredentialType>();
    }
}
