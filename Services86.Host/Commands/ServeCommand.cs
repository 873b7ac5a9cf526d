using Services86.Data;
using Services86.Host.Configuration;
using Services86.Host.Security;

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
        await PrepareAsync(app, output);
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
            var name = app.Services.GetRequiredService<Services86Options>().BootstrapUserName;
            await output.WriteLineAsync($"The first administrator is {name}, with the password {password} (shown this once).");
        }
    }
}
