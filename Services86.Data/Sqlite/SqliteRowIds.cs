namespace Services86.Data.Sqlite;

/// <summary>Reserves row ids before the row is inserted, for what is bound to the id of its row.</summary>
/// <remarks>The one thing here that SQLite does in its own way: other engines have sequences for it.</remarks>
internal static class SqliteRowIds
{
    // AUTOINCREMENT keeps the largest id that a table ever had in sqlite_sequence, and has no row before the first.
    private const string NextSql =
        "SELECT COALESCE((SELECT seq FROM sqlite_sequence WHERE name = @table), 0) + 1";

    /// <summary>
    /// Gets the id that the next row of an AUTOINCREMENT table gets; ids of deleted rows do not come back.
    /// </summary>
    /// <param name="session">
    /// A session with a transaction that holds the write lock, and in which the row is inserted with this id: until
    /// it ends nobody else gets the id, and if it does not commit the id was never used.
    /// </param>
    /// <param name="table">The name of the table.</param>
    /// <exception cref="OverflowException">All ids that fit in an int are used.</exception>
    public static async ValueTask<int> NextAsync(IDatabaseSession session, string table) =>
        checked((int)await session.QuerySingleAsync<long>(NextSql, new { table }));
}
