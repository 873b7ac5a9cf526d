using Services86.Agents.Login;
using Services86.Data;
using Services86.Rest.Http;
using Services86.Soap;

namespace Services86.Host.Commands;

/// <summary>Serves until the process is told to end.</summary>
internal static class ServeCommand
{
    /// <summary>Serves.</summary>
    /// <param name="arguments">Configuration.</param>
    /// <param name="output">Where a password goes that was made up.</param>
    public static async Task RunAsync(CommandArguments arguments, TextWriter output)
    {
        await using var app = Services86Application.Build(arguments.ToConfiguration());

        // Begun first, as preparing the database may keep this thread for long before it waits. When both fail, it is the
        // database's failure that is told.
        var server = Task.Run(() => MakeServer(app.Services));
        await Task.WhenAll(PrepareAsync(app, output), server);
        await app.RunAsync();
    }

    /// <summary>Opens the database, and makes the first administrator if there is nobody.</summary>
    /// <param name="app">The program.</param>
    /// <param name="output">Where a password goes that was made up.</param>
    public static async Task PrepareAsync(WebApplication app, TextWriter output)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        await app.Services.GetRequiredService<Database>().PrepareAsync(stopping);
        var password = await app.Services.GetRequiredService<BootstrapAdministrator>().CreateIfFirstAsync(stopping);
        if (password is not null)
        {
            // To the output, not to the log: it is shown once, to whoever started the server.
            var name = app.Services.GetRequiredService<LoginOptions>().BootstrapUserName;
            await output.WriteLineAsync($"The first administrator is {name}, with the password {password} (shown this once).");
        }
    }

    // Takes about as long as the database, and needs nothing of it. What is made here is what is served later: all of it
    // are singletons. No port is opened.
    private static void MakeServer(IServiceProvider services)
    {
        // Kestrel is among them.
        services.GetServices<IHostedService>();
        services.GetRequiredService<ISoapCallHandler>();
        services.GetRequiredService<RestRequestHandler>();
    }
}
