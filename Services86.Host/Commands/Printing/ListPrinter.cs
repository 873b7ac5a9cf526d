using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Services86.Host.Commands.Printing;

/// <summary>Prints lists.</summary>
internal static class ListPrinter
{
    private const string None = "-";
    private const string Gap = "  ";

    /// <summary>
    /// Prints rows: as an array of JSON; on a terminal in aligned columns with headings; otherwise a line for each row,
    /// with a tab between the columns, for scripts.
    /// </summary>
    /// <param name="console">The console.</param>
    /// <param name="isJson">Whether JSON is asked for.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="json">How a list of the rows is written as JSON.</param>
    /// <param name="columns">The columns.</param>
    public static async Task PrintAsync<T>(
        CommandConsole console,
        bool isJson,
        IReadOnlyList<T> rows,
        JsonTypeInfo<IReadOnlyList<T>> json,
        params Column<T>[] columns)
    {
        if (isJson)
        {
            await console.Output.WriteLineAsync(JsonSerializer.Serialize(rows, json));
            return;
        }

        List<string[]> lines = [.. rows.Select(row => columns.Select(column => Plain(column.Text(row))).ToArray())];
        if (!console.IsTerminal)
        {
            foreach (var line in lines)
            {
                await console.Output.WriteLineAsync(string.Join('\t', line));
            }

            return;
        }

        if (lines.Count > 0)
        {
            await PrintAlignedAsync(console.Output, [columns.Select(column => column.Heading).ToArray(), .. lines]);
        }
    }

    private static async Task PrintAlignedAsync(TextWriter output, List<string[]> lines)
    {
        var widths = lines[0].Select((_, column) => lines.Max(line => line[column].Length)).ToArray();
        foreach (var line in lines)
        {
            var padded = line.Select((text, column) => text.PadRight(widths[column]));
            await output.WriteLineAsync(string.Join(Gap, padded).TrimEnd());
        }
    }

    // A line end would look like another row, and other control characters can command the terminal.
    private static string Plain(string? text) => string.IsNullOrEmpty(text)
        ? None
        : string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character));
}
