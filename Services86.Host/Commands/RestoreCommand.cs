using System.CommandLine;
using System.Globalization;
using Services86.Data.Backups;
using Services86.Host.Commands.Printing;

namespace Services86.Host.Commands;

/// <summary>Restores the database and its keys while no server runs.</summary>
internal sealed class RestoreCommand : HostCommand
{
    private readonly Argument<string> _directory =
        new("DIRECTORY") { Description = "The directory of the backup." };

    /// <summary>Creates the command.</summary>
    public RestoreCommand(CommandContext context)
        : base("restore", "Put the database and the keys of a backup in the place of lost ones.", context) =>
        Arguments.Add(_directory);

    /// <inheritdoc/>
    protected override async Task RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        await using var app = BuildApplication();
        var restores = app.Services.GetRequiredService<DatabaseRestore>();
        var restored = await LongWork.RunAsync(
            Console,
            "Restoring the backup",
            () => restores.RestoreAsync(arguments.GetRequiredValue(_directory), cancellationToken));
        foreach (var file in restored.SetAside)
        {
            await Output.WriteLineAsync($"Renamed a file of a former database to {file}.");
        }

        await Output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"Restored {restored.DatabasePath} as it was at {TimeText.Of(restored.Created)}, "
            + $"with its keys. New records get ids {DatabaseRestore.IdMargin} above those of the backup."));
    }
}
