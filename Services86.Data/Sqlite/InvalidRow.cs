using Services86.Data.Refusals;
using Services86.Data.Storage;
using SQLitePCL;

namespace Services86.Data.Sqlite;

/// <summary>Describes a row that cannot be read, without its values.</summary>
internal static class InvalidRow
{
    /// <summary>Creates the exception that names the table, the column and the row.</summary>
    /// <param name="statement">The statement, at the row.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="arguments">The arguments of the statement, of which one may be the id of the row.</param>
    /// <param name="exception">The exception of the parser.</param>
    public static StoredRowInvalidException Describe(
        sqlite3_stmt statement, int columns, object? arguments, Exception exception)
    {
        var column = RowError.ColumnOf(exception);
        var table = raw.sqlite3_column_table_name(statement, column).utf8_to_string();
        return new StoredRowInvalidException(
            table,
            raw.sqlite3_column_origin_name(statement, column).utf8_to_string(),
            table is null ? null : FindId(statement, columns, table) ?? RowError.FindId(arguments));
    }

    // The primary key of a table has the name of the table and _id.
    private static long? FindId(sqlite3_stmt statement, int columns, string table)
    {
        for (var i = 0; i < columns; i++)
        {
            if (raw.sqlite3_column_table_name(statement, i).utf8_to_string() == table
                && raw.sqlite3_column_origin_name(statement, i).utf8_to_string() == table + "_id")
            {
                return raw.sqlite3_column_int64(statement, i);
            }
        }

        return null;
    }
}
