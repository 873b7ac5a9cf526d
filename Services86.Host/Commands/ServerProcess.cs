using Services86.Rest.Http;
using Services86.Soap.Calls;

namespace Services86.Host.Commands;

/// <summary>
/// Serves until the process is stopped. The start of a server needs no class of System.CommandLine.
/// </summary>
internal static class ServerProcess
{
    // Logs an error when a port cannot be opened, with a stack trace.
    private const string HostCategory = "Microsoft.Extensions.Hosting.Internal.Host";

    /// <summary>Serves.</summary>
    /// <param name="configuration">The arguments that are configuration.</param>
    /// <param name="output">The writer that a generated password is printed to.</param>
    /// <exception cref="RefusedException">The ports cannot be opened.</exception>
    public static async Task RunAsync(string[] configuration, TextWriter output)
    {
        var isStarted = false;
        await using var app = Services86Application.Build(configuration, builder =>
        {
            SystemdReports.Add(builder.Services);

            // An administrator whose password was printed by a server that could not start would be unknown.
            ListeningServer.Add(
                builder.Services,
                (services, cancellationToken) =>
                    Preparation.PrepareAssociatesAsync(services, output, cancellationToken));

            // A failure to start is one line on the error output, which the command line prints.
            builder.Logging.AddFilter(
                HostCategory, level => level >= (isStarted ? LogLevel.Warning : LogLevel.None));
        });

        // Started first: preparing the database may occupy this thread for long. If both fail, the failure of the
        // database is reported.
        var server = Task.Run(() => CreateServer(app.Services));
        try
        {
            await Task.WhenAll(
                Preparation.PrepareDatabaseAsync(app.Services, app.Lifetime.ApplicationStopping), server);
            await app.StartAsync();
        }
        catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // Stopped while it started, by SIGTERM: not a failure.
            return;
        }

        isStarted = true;
        await app.WaitForShutdownAsync();
    }

    // Takes about as long as preparing the database, and does not need it. All of these services are singletons, so the
    // objects created here serve the requests later. No port is opened.
    private static void CreateServer(IServiceProvider services)
    {
        // Kestrel is one of the hosted services.
        services.GetServices<IHostedService>();
        services.GetRequiredService<ISoapCallHandler>();
        services.GetRequiredService<OperationEndpoints>();
    }
}
