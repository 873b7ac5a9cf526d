using System.Globalization;
using Services86.Data.Import;

namespace Services86.Host.Commands;

/// <summary>Imports a database of SQLite into the configured one of PostgreSQL.</summary>
internal static class DbImportCommand
{
    private const string FromOption = "--from";

    /// <summary>Imports a database, and prints the number of rows of each table.</summary>
    /// <param name="arguments">The option <c>--from</c>, and configuration.</param>
    /// <param name="output">The writer that the progress and the result are printed to.</param>
    public static async Task RunAsync(CommandArguments arguments, TextWriter output)
    {
        var source = arguments.TakeOption(FromOption, out arguments) ?? throw new UsageException(
            $"{FromOption} is missing: expected the connection string of the database to import, such as "
            + $"{FromOption} \"Data Source=services86.db\".");
        await using var app = Services86Application.Build(arguments.ToConfiguration());
        var import = app.Services.GetRequiredService<DatabaseImport>();
        var progress = new ImportProgressPrinter(output, app.Services.GetRequiredService<TimeProvider>());
        var result = await import.RunAsync(source, progress, CancellationToken.None);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"Imported {result.Rows.Sum(table => table.Value)} rows of {result.Rows.Count} tables. "
            + $"{result.OpenedSecrets} secrets of a sample open."));
        if (result.UnreadableSecrets > 0)
        {
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{result.UnreadableSecrets} secrets of the sample do not open, nor in the source: run 'check'."));
        }

        await output.WriteLineAsync(result.KeysDirectory is null
            ? "All servers need the certificate of Services86:Keys:Certificate:Path."
            : $"All servers need the keys of the source: Services86:Keys:Directory={result.KeysDirectory}");
        await output.WriteLineAsync(
            "What a server has saved in the source since the command began is not imported.");
    }
}
