using Microsoft.Extensions.DependencyInjection;

namespace Services86.Agents.Login;

/// <summary>Registers logins, tickets, access tokens and application tokens.</summary>
internal static class LoginExtensions
{
    /// <summary>Adds logins, tickets, access tokens and application tokens.</summary>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddLogin(this IServiceCollection services, LoginOptions options) => services
        .AddSingleton(options)
        .AddSingleton<HashThreads>()
        .AddSingleton<LoginMetrics>()
        .AddSingleton(provider => new Passwords(
            provider.GetRequiredService<HashThreads>(), options.PasswordIterations))
        .AddSingleton<VerifiedPasswordCache>()
        .AddSingleton<LoginThrottle>()
        .AddSingleton<SharedFailures>()
        .AddSingleton<SecurityEvents>()
        .AddSingleton<LoginService>()
        .AddSingleton<TicketCache>()
        .AddSingleton<UsageRecorder>()
        .AddSingleton<TicketService>()
        .AddSingleton<AccessTokenService>()
        .AddSingleton<BootstrapAdministrator>()
        .AddSingleton<UserAdministration>()
        .AddSingleton<ApplicationService>()
        .AddHostedService<ExpiredRowSweeper>();
}
