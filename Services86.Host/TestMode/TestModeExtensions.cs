using Microsoft.Extensions.DependencyInjection.Extensions;
using Services86.Agents.Calls;
using Services86.Agents.Login;
using Services86.Data.Baselines;
using Services86.Host.Configuration;
using Services86.Host.TestMode.Endpoints;
using Services86.Host.TestMode.Faults;
using Services86.Host.TestMode.Seeding;
using Services86.Host.TestMode.State;
using Services86.Host.TestMode.Verification;

namespace Services86.Host.TestMode;

/// <summary>Composes test mode: a server whose data, clock and failures the tests of a client control.</summary>
/// <remarks>A server that is not in test mode constructs nothing of it.</remarks>
internal static class TestModeExtensions
{
    /// <summary>Adds the services of test mode.</summary>
    /// <param name="services">The services to add to, before those of the data.</param>
    public static void AddTestMode(this IServiceCollection services)
    {
        services.AddSingleton<TestDirectory>();
        services.AddSingleton<TestClock>();
        services.TryAddSingleton<TimeProvider>(provider => provider.GetRequiredService<TestClock>());
        services.AddSingleton<FaultList>();
        services.AddSingleton<FaultInterceptor>();
        services.AddSingleton<ICallInterceptor>(provider => provider.GetRequiredService<FaultInterceptor>());
        services.AddSingleton<TestState>();
        services.AddSingleton<Seeder>();
        services.AddSingleton<RecordedCalls>();
        services.AddSingleton<CallVerifier>();
        services.AddSingleton<TestEndpoints>();
    }

    /// <summary>Serves <c>/admin/test</c>, and makes answers fail that have a fault.</summary>
    /// <param name="app">The pipeline to add to, before SOAP and REST.</param>
    public static void UseTestMode(this IApplicationBuilder app)
    {
        app.UseMiddleware<TestMiddleware>();
        app.UseMiddleware<FaultMiddleware>();
    }

    /// <summary>
    /// Creates the service that deletes the database, before all others: it is disposed of after all others. Does
    /// nothing unless the server is in test mode.
    /// </summary>
    /// <param name="services">The services of the program.</param>
    public static void Begin(IServiceProvider services) => services.GetService<TestDirectory>();

    /// <summary>Creates the directory of the database. Does nothing unless the server is in test mode.</summary>
    /// <param name="services">The services of the program.</param>
    public static void CreateDirectory(IServiceProvider services) => services.GetService<TestDirectory>()?.Create();

    /// <summary>
    /// Takes the copy that a reset goes back to, and announces test mode. Does nothing unless the server is in test
    /// mode.
    /// </summary>
    /// <param name="services">The services of the program, with the first administrator.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    public static async Task TakeBaselineAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        if (services.GetService<TestDirectory>() is null)
        {
            return;
        }

        await services.GetRequiredService<DatabaseBaseline>().TakeAsync(cancellationToken);
        var login = services.GetRequiredService<LoginOptions>();
        TestModeLog.Begun(
            services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(TestModeLog).Namespace!),
            login.BootstrapUserName,
            login.BootstrapPassword == TestSettings.Password
                ? $"the password {TestSettings.Password}"
                : "the configured password");
    }
}
