using System.Globalization;
using Services86.Data;
using Services86.Data.Applications;

namespace Services86.Host.Commands;

/// <summary>Lists the registered applications, a line for each: name, agents, time of registration, active or revoked.</summary>
internal static class AppListCommand
{
    /// <summary>Lists the applications, with a tab between what is told of each. Tokens are not known.</summary>
    public static async Task RunAsync(CommandArguments arguments, TextWriter output)
    {
        await using var app = Services86Application.Build(arguments.ToConfiguration());
        await app.Services.GetRequiredService<Database>().PrepareAsync(CancellationToken.None);
        foreach (var application in await app.Services.GetRequiredService<ApplicationRepository>().ListAsync(CancellationToken.None))
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
