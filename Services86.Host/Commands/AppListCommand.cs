using System.Globalization;
using Services86.Data;
using Services86.Data.Applications;

namespace Services86.Host.Commands;

/// <summary>Lists the registered applications.</summary>
internal static class AppListCommand
{
    /// <summary>
    /// Prints a line for each application, separated by tabs: name, agents, time of registration, active or revoked.
    /// </summary>
    /// <remarks>Application tokens cannot be listed: only their hashes are stored.</remarks>
    public static async Task RunAsync(CommandArguments arguments, TextWriter output)
    {
        await using var app = Services86Application.Build(arguments.ToConfiguration());
        await app.Services.GetRequiredService<Database>().PrepareAsync(CancellationToken.None);
        var applications = app.Services.GetRequiredService<ApplicationRepository>();
        foreach (var application in await applications.ListAsync(CancellationToken.None))
        {
            await output.WriteLineAsync(string.Join(
                '\t',
                application.Name,
                string.Join(',', application.Agents),
                application.Registered.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                application.Revoked is null ? "active" : "revoked"));
        }
    }
}
