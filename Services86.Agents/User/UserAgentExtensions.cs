using Microsoft.Extensions.DependencyInjection;
using Services86.Agents.Calls;

namespace Services86.Agents.User;

/// <summary>Registers the User agent.</summary>
internal static class UserAgentExtensions
{
    /// <summary>Adds the User agent, with a line for each area and each type of credential.</summary>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddUserAgent(this IServiceCollection services) => services
        .AddSingleton<ICredentialType, PasswordCredentialType>()
        .AddSingleton<ICredentialType, ActiveDirectoryCredentialType>()
        .AddSingleton<CredentialTypes>()
        .AddSingleton<AssociateRules>()
        .AddSingleton<ServiceAuths>()
        .AddSingleton<Users>()
        .AddSingleton(new SaveRight(typeof(Services86.User), Users.RequireSaveRight))
        .AddSingleton<UserInfos>()
        .AddSingleton<UserPasswords>()
        .AddSingleton<Credentials>()
        .AddSingleton<CredentialUsers>()
        .AddSingleton<UntrustedCredentialSets>()
        .AddSingleton<Validation>()
        .AddSingleton<AccessTokens>()
        .AddAgent<IUserAgent, UserAreas>((call, areas) => new UserAgent(call, areas));
}
