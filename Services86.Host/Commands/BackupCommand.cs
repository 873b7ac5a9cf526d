using System.CommandLine;
using System.Globalization;
using Services86.Data.Audit;
using Services86.Data.Backups;
using Services86.Host.Commands.Printing;

namespace Services86.Host.Commands;

/// <summary>Backs up the database and its keys, also while the server runs.</summary>
internal sealed class BackupCommand : HostCommand
{
    private readonly Argument<string> _directory =
        new("DIRECTORY") { Description = "A directory, which is created, or is empty." };

    /// <summary>Creates the command.</summary>
    public BackupCommand(CommandContext context)
        : base("backup", "Copy the database of SQLite and its keys to a new directory.", context) =>
        Arguments.Add(_directory);

    /// <inheritdoc/>
    protected override async Task RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        await using var app = BuildApplication();
        var backups = app.Services.GetRequiredService<DatabaseBackup>();
        var backup = await LongWork.RunAsync(
            Console,
            "Copying the database",
            () => backups.WriteAsync(
                arguments.GetRequiredValue(_directory), AuditActor.Command, cancellationToken));
        await Output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"Backed up the database ({backup.Bytes} bytes, schema version {backup.SchemaVersion}) and "
            + $"{backup.KeyFileCount} key files to {backup.Directory}."));
        await Output.WriteLineAsync(backup.KeyFileCount > 0
            ? "Guard the directory like a password: it has the keys of the secrets."
            : "The keys are in the database, and open with the certificate only: keep it, but not in the directory.");
        if (!backup.IsAudited)
        {
            await Output.WriteLineAsync("The audit has no entry about it: the database could not be written to, or has "
                + "no audit yet.");
        }
    }
}
