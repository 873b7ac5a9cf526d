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

        string?[][] lines = [.. rows.Select(row => columns.Select(column => column.Text(row)).ToArray())];
        if (console.IsTerminal && lines.Length > 0)
        {
            lines = [columns.Select(column => column.Heading).ToArray(), .. lines];
        }

        await PrintLinesAsync(console, lines);
    }

    /// <summary>
    /// Prints lines: on a terminal in aligned columns, otherwise with a tab between the columns, for scripts.
    /// </summary>
    /// <param name="console">The console.</param>
    /// <param name="lines">The lines, of as many texts each; null is shown as a dash.</param>
    public static async Task PrintLinesAsync(CommandConsole console, string?[][] lines)
    {
        var texts = Array.ConvertAll(lines, line => Array.ConvertAll(line, Plain));
        var widths = console.IsTerminal && texts is [var first, ..]
            ? first.Select((_, column) => texts.Max(line => line[column].Length)).ToArray()
            : null;
        foreach (var line in texts)
        {
            await console.Output.WriteLineAsync(widths is null
                ? string.Join('\t', line)
                : string.Join(Gap, line.Select((text, column) => text.PadRight(widths[column]))).TrimEnd());
        }
    }

    // A line end would look like another row, and other control characters can command the terminal.
    private static string Plain(string? text) => string.IsNullOrEmpty(text)
        ? None
        : string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character));
}
