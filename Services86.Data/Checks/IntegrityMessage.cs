using System.Globalization;
using System.Text.RegularExpressions;

namespace Services86.Data.Checks;

/// <summary>Finds the table and the row in a message of <c>PRAGMA integrity_check</c>.</summary>
/// <remarks>The messages quote no value.</remarks>
internal static partial class IntegrityMessage
{
    /// <summary>Gets whether a line describes no problem.</summary>
    public static bool IsHeading(string line) => line == "ok" || line.StartsWith("***", StringComparison.Ordinal);

    /// <summary>Converts a message to a problem with the table and the row that the message names.</summary>
    /// <param name="message">The message, one line.</param>
    /// <param name="schema">The tables and indexes.</param>
    public static DatabaseProblem Locate(string message, List<SchemaObject> schema)
    {
        var id = Row().Match(message) is { Success: true } row
            ? long.Parse(row.Groups[1].Value, CultureInfo.InvariantCulture)
            : (long?)null;
        return new DatabaseProblem(TableOf(message, schema), id, message);
    }

    private static string? TableOf(string message, List<SchemaObject> schema)
    {
        // The tree of a table or an index has the number of its first page.
        if (Tree().Match(message) is { Success: true } tree)
        {
            var page = long.Parse(tree.Groups[1].Value, CultureInfo.InvariantCulture);
            return schema.Find(item => item.RootPage == page)?.TableName;
        }

        return Name().Match(message) is { Success: true } name
            ? schema.Find(item => item.Name == name.Groups[1].Value)?.TableName
            : null;
    }

    [GeneratedRegex(@"^Tree (\d{1,10})\b")]
    private static partial Regex Tree();

    [GeneratedRegex(@"\brow (\d{1,18})\b")]
    private static partial Regex Row();

    [GeneratedRegex(@"\b(?:index|in) (\w+)(?:\.\w+)?$")]
    private static partial Regex Name();
}
