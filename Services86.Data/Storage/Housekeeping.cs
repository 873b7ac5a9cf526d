namespace Services86.Data.Storage;

/// <summary>Deletes rows that only take space. Of several hosts that share a database, one works at a time.</summary>
internal static class Housekeeping
{
    // A commit of some milliseconds. The deletion of all rows in one statement would hold up saves for seconds.
    private const int MaxDeletedAtOnce = 1_000;

    /// <summary>
    /// Deletes expired rows, a part with each commit, until none is left or another host works.
    /// </summary>
    /// <param name="storage">The storage.</param>
    /// <param name="sql">
    /// The statement, which deletes at most <c>@max</c> rows that have expired at the time <c>@now</c>, in milliseconds
    /// since 1970.
    /// </param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Cancels the work between two statements.</param>
    /// <returns>The number of deleted rows.</returns>
    public static async Task<int> DeleteExpiredAsync(
        IStorage storage, string sql, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var arguments = new { now = now.ToUnixTimeMilliseconds(), max = MaxDeletedAtOnce };
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
