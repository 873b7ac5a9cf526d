using System.CommandLine;
using System.Globalization;
using Services86.Data.Import;
using Services86.Host.Commands.Parsing;
using Services86.Host.Commands.Printing;

namespace Services86.Host.Commands;

/// <summary>Imports a database of SQLite into the configured one of PostgreSQL.</summary>
internal sealed class DbImportCommand : HostCommand
{
    private readonly ValueOption _from =
        new("--from", "CONNECTION", "The connection string of the database to import.")
        {
            Required = true,
            Expected = "the connection string of the database to import, such as "
                + "--from \"Data Source=services86.db\".",
        };

    /// <summary>Creates the command.</summary>
    public DbImportCommand(CommandContext context)
        : base("import", "Copy a database of SQLite into the configured, empty database of PostgreSQL.", context) =>
        Options.Add(_from);

    /// <inheritdoc/>
    protected override async Task RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var source = arguments.GetRequiredValue(_from);
        await using var app = BuildApplication();
        var import = app.Services.GetRequiredService<DatabaseImport>();
        var result = await LongWork.RunAsync(
            Console,
            new ImportProgressPrinter(Output, app.Services.GetRequiredService<TimeProvider>()),
            progress => new BarState(progress.Table, progress.Rows, progress.Total),
            progress => import.RunAsync(source, progress, cancellationToken));
        await Output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"Imported {result.Rows.Sum(table => table.Value)} rows of {result.Rows.Count} tables. "
            + $"{result.OpenedSecrets} secrets of a sample open."));
        if (result.UnreadableSecrets > 0)
        {
            await Output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{result.UnreadableSecrets} secrets of the sample do not open, nor in the source: run 'check'."));
        }

        await Output.WriteLineAsync(result.KeysDirectory is null
            ? "All servers need the certificate of Services86:Keys:Certificate:Path."
            : $"All servers need the keys of the source: Services86:Keys:Directory={result.KeysDirectory}");
        await Output.WriteLineAsync(
            "What a server has saved in the source since the command began is not imported.");
    }
}
