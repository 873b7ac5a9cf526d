using Dapper;
using Microsoft.Data.Sqlite;

namespace Services86.Tests.Support;

/// <summary>Damages a database file, as a failing disk does.</summary>
internal static class DatabaseDamage
{
    /// <summary>Overwrites a page of rows of a table. The database must be closed, and have no log.</summary>
    public static void OverwritePageOf(string databasePath, string table)
    {
        using var connection = new SqliteConnection($"Data Source={databasePath};Pooling=False;Mode=ReadOnly");
        var pageSize = connection.QuerySingle<int>("PRAGMA page_size");
        var page = FindLeaf(connection, databasePath, table, pageSize);
        connection.Close();

        using var file = new FileStream(databasePath, FileMode.Open, FileAccess.Write);
        file.Position = (long)(page - 1) * pageSize;
        file.Write(new byte[pageSize]);
    }

    // The right-most child of the root page of a table: https://www.sqlite.org/fileformat2.html#b_tree_pages
    private static int FindLeaf(SqliteConnection connection, string databasePath, string table, int pageSize)
    {
        var root = connection.QuerySingle<int>("SELECT rootpage FROM sqlite_schema WHERE name = @table", new { table });
        var content = File.ReadAllBytes(databasePath).AsSpan((root - 1) * pageSize, pageSize);
        return content[0] == 5
            ? System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(content[8..])
            : throw new InvalidOperationException($"The rows of {table} fit on one page.");
    }
}
