using Microsoft.Data.Sqlite;

namespace Services86.Data.Sqlite;

/// <summary>Opens database files that this process has for itself, such as the copy in a backup.</summary>
internal static class SqliteFile
{
    // A rollback journal in memory: no file is created beside the database. What a killed process leaves is discarded.
    private const string Settings = "PRAGMA journal_mode = MEMORY";

    /// <summary>Opens an existing database file.</summary>
    public static SqliteConnection Open(string path)
    {
        var connection = new DurableSqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
        }.ToString());
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = Settings;
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
