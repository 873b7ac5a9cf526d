using Services86.Data.Storage;

namespace Services86.Data.Sqlite;

/// <summary>Reserves the id of a row before the row is inserted, for values that are bound to the id.</summary>
internal static class SqliteRowIds
{
    // SQLite keeps the largest id that an AUTOINCREMENT table ever had in sqlite_sequence, once it has had one.
    private const string NextSql =
        "SELECT COALESCE((SELECT seq FROM sqlite_sequence WHERE name = @table), 0) + 1";

    /// <summary>
    /// Gets the id of the next row of an AUTOINCREMENT table. Ids of deleted rows are not used again.
    /// </summary>
    /// <param name="session">
    /// The session of a write job that inserts the row with this id. No other job gets the id before this one has
    /// ended; if the job fails, the id is still free.
    /// </param>
    /// <param name="table">The name of the table.</param>
    /// <exception cref="OverflowException">All ids that fit in an int are used.</exception>
    public static async ValueTask<int> NextAsync(IDatabaseSession session, string table) =>
        checked((int)await session.QuerySingleAsync<long>(NextSql, new { table }));
}
