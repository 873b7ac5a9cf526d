using Services86.Agents.Login;
using Services86.Agents.User;
using Services86.Data;
using Services86.Data.Associates;
using Services86.Host.Configuration;
using Services86.Rest.Http;
using Services86.Soap.Calls;

namespace Services86.Host.Commands;

/// <summary>Serves until the process is stopped.</summary>
internal static class ServeCommand
{
    // Logs an error when a port cannot be opened, with a stack trace.
    private const string HostCategory = "Microsoft.Extensions.Hosting.Internal.Host";

    /// <summary>Serves.</summary>
    /// <param name="arguments">Configuration.</param>
    /// <param name="output">The writer that a generated password is printed to.</param>
    /// <exception cref="RefusedException">The ports cannot be opened.</exception>
    public static async Task RunAsync(CommandArguments arguments, TextWriter output)
    {
        var isStarted = false;
        await using var app = Services86Application.Build(arguments.ToConfiguration(), builder =>
        {
            // An administrator whose password was printed by a server that could not start would be unknown.
            ListeningServer.Add(
                builder.Services,
                (services, cancellationToken) => PrepareAssociatesAsync(services, output, cancellationToken));

            // A failure to start is one line on the error output, which the command line prints.
            builder.Logging.AddFilter(
                HostCategory, level => level >= (isStarted ? LogLevel.Warning : LogLevel.None));
        });

        // Started first: preparing the database may occupy this thread for long. If both fail, the failure of the
        // database is reported.
        var server = Task.Run(() => CreateServer(app.Services));
        await Task.WhenAll(PrepareDatabaseAsync(app), server);
        await app.StartAsync();
        isStarted = true;
        await app.WaitForShutdownAsync();
    }

    /// <summary>Opens the database, and creates the first administrator if no associate exists.</summary>
    /// <param name="app">The program.</param>
    /// <param name="output">The writer that a generated password is printed to.</param>
    public static async Task PrepareAsync(WebApplication app, TextWriter output)
    {
        await PrepareDatabaseAsync(app);
        await PrepareAssociatesAsync(app.Services, output, app.Lifetime.ApplicationStopping);
    }

    private static async Task PrepareDatabaseAsync(WebApplication app)
    {
        foreach (var advice in app.Services.GetRequiredService<Services86Options>().Advice)
        {
            HostLog.SettingToChange(app.Logger, advice);
        }

        await app.Services.GetRequiredService<Database>().PrepareAsync(app.Lifetime.ApplicationStopping);
    }

    private static async Task PrepareAssociatesAsync(
        IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        await WarnAboutSharedCredentialsAsync(services, cancellationToken);
        var password = await services.GetRequiredService<BootstrapAdministrator>()
            .CreateIfFirstAsync(cancellationToken);
        if (password is not null)
        {
            // To the output, not to the log: the password is shown once, to the person who started the server.
            var name = services.GetRequiredService<LoginOptions>().BootstrapUserName;
            await output.WriteLineAsync(
                $"The first administrator is {name}, with the password {password} (shown this once).");
        }
    }

    // Stored by older versions, which allowed it.
    private static async Task WarnAboutSharedCredentialsAsync(
        IServiceProvider services, CancellationToken cancellationToken)
    {
        var credentials = services.GetRequiredService<CredentialRepository>();
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(HostLog).Namespace!);
        foreach (var shared in await credentials.ListSharedAsync(
            ActiveDirectoryCredentialType.TypeName, cancellationToken))
        {
            HostLog.CredentialShared(logger, shared.Type, string.Join(", ", shared.AssociateIds));
        }
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
