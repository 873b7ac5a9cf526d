using System.Globalization;
using Services86.Data.Backups;

namespace Services86.Host.Commands;

/// <summary>Backs up the database and its keys, also while the server runs.</summary>
internal static class BackupCommand
{
    /// <summary>Writes a backup to a new or empty directory.</summary>
    public static async Task RunAsync(CommandArguments arguments, string directory, TextWriter output)
    {
        await using var app = Services86Application.Build(arguments.ToConfiguration());
        var backup = await app.Services.GetRequiredService<DatabaseBackup>()
            .WriteAsync(directory, CancellationToken.None);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"Backed up the database ({backup.Bytes} bytes, schema version {backup.SchemaVersion}) and "
            + $"{backup.KeyFileCount} key files to {backup.Directory}."));
        await output.WriteLineAsync(backup.KeyFileCount > 0
            ? "Guard the directory like a password: it has the keys of the secrets."
            : "The keys are in the database, and open with the certificate only: keep it, but not in the directory.");
    }
}
