using System.Data.Common;
using System.Globalization;

namespace Services86.Data.Refusals;

/// <summary>
/// Thrown when a stored row has a value that the server does not store: the row was changed without the server. The
/// value may be a secret, and is in no message.
/// </summary>
/// <param name="table">The table; null if it is unknown.</param>
/// <param name="column">The column; null if it is unknown.</param>
/// <param name="rowId">The primary key of the row; null if it is unknown.</param>
public sealed class StoredRowInvalidException(string? table, string? column, long? rowId)
    : DbException(Describe(table, column, rowId))
{
    /// <summary>The table; null if it is unknown.</summary>
    public string? Table => table;

    /// <summary>The column; null if it is unknown.</summary>
    public string? Column => column;

    /// <summary>The primary key of the row; null if it is unknown.</summary>
    public long? RowId => rowId;

    private static string Describe(string? table, string? column, long? rowId)
    {
        var row = rowId is { } id ? $"row {id.ToString(CultureInfo.InvariantCulture)}" : "a row";
        return $"In the table {table ?? "(unknown)"}, {row} has a value that this program does not store, in the " +
            $"column {column ?? "(unknown)"}. The database was changed without this program: correct the row, or " +
            "restore a backup.";
    }
}
