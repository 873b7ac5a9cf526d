namespace Services86.Benchmarks.Load.Reports;

/// <summary>A table that is printed as Markdown; the first column is left-aligned.</summary>
internal sealed class Table(params string[] header)
{
    private readonly List<string[]> _rows = [header];

    /// <summary>Adds a row.</summary>
    public void Add(params string[] cells) => _rows.Add(cells);

    /// <summary>Prints the table.</summary>
    public void Print(TextWriter output)
    {
        int[] widths = [.. header.Select((_, column) => _rows.Max(row => row[column].Length))];
        Print(output, widths, _rows[0]);
        output.WriteLine($"|{string.Join('|', widths.Select(width => new string('-', width + 2)))}|");
        foreach (var row in _rows.Skip(1))
        {
            Print(output, widths, row);
        }
    }

    private static void Print(TextWriter output, int[] widths, string[] cells)
    {
        var padded = cells.Select((cell, column) =>
            column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
        output.WriteLine($"| {string.Join(" | ", padded)} |");
    }
}
