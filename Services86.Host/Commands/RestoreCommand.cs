using System.Globalization;
using Services86.Data.Backups;

namespace Services86.Host.Commands;

/// <summary>Restores the database and its keys while no server runs.</summary>
internal static class RestoreCommand
{
    /// <summary>Restores a backup to the configured database and key directory.</summary>
    public static async Task RunAsync(CommandArguments arguments, string directory, TextWriter output)
    {
        await using var app = Services86Application.Build(arguments.ToConfiguration());
        var restored = await app.Services.GetRequiredService<DatabaseRestore>()
            .RestoreAsync(directory, CancellationToken.None);
        foreach (var file in restored.SetAside)
        {
            await output.WriteLineAsync($"Renamed a file of a former database to {file}.");
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"Restored {restored.DatabasePath} as it was at {restored.Created.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}, "
            + $"with its keys. New records get ids {DatabaseRestore.IdMargin} above those of the backup."));
    }
}
