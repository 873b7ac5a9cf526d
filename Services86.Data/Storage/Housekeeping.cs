namespace Services86.Data.Storage;

/// <summary>Deletes rows that only take space. Of several hosts that share a database, one works at a time.</summary>
internal static class Housekeeping
{
    /// <summary>
    /// The number of rows that one statement deletes: a commit of some milliseconds. The deletion of all rows in one
    /// statement would hold up saves for seconds.
    /// </summary>
    public const int MaxDeletedAtOnce = 1_000;

    /// <summary>Executes a statement until it deletes less than the maximum, or another host works.</summary>
    /// <param name="storage">The storage.</param>
    /// <param name="sql">The statement, which deletes at most <see cref="MaxDeletedAtOnce"/> rows.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="cancellationToken">Cancels the work between two statements.</param>
    /// <returns>The number of deleted rows.</returns>
    public static async Task<int> DeleteAsync(
        IStorage storage, string sql, object arguments, CancellationToken cancellationToken)
    {
        var total = 0;
        int deleted;
        do
        {
            deleted = await storage.WriteAsync(
                WriteExtent.Rows,
                async session => await TryLockAsync(session) ? await session.ExecuteAsync(sql, arguments) : 0,
                cancellationToken);
            total += deleted;
        }
        while (deleted == MaxDeletedAtOnce);

        return total;
    }

    private static async ValueTask<bool> TryLockAsync(IDatabaseSession session) =>
        session.Dialect.TryLockHousekeeping is not { } sql || await session.QuerySingleAsync<bool>(sql);
}
