using Services86.Data;
using Services86.Data.Applications;
using Services86.Data.Audit;

namespace Services86.Host.Commands;

/// <summary>Revokes an application. A running server refuses the application within five seconds.</summary>
internal static class AppRevokeCommand
{
    /// <summary>Revokes an application; revoking it again has no effect.</summary>
    public static async Task RunAsync(CommandArguments arguments, string name, TextWriter output)
    {
        await using var app = Services86Application.Build(arguments.ToConfiguration());
        await app.Services.GetRequiredService<Database>().PrepareAsync(CancellationToken.None);
        if (!await app.Services.GetRequiredService<ApplicationRepository>().RevokeAsync(
                name, AuditActor.Command, CancellationToken.None))
        {
            throw new RefusedException(
                $"There is no application named '{name}': 'app list' shows those that there are.");
        }

        await output.WriteLineAsync($"Revoked the application {name}.");
    }
}
