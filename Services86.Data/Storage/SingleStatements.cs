namespace Services86.Data.Storage;

/// <summary>Runs single statements: reads in a session of their own, writes as a write job of their own.</summary>
internal static class SingleStatements
{
    /// <summary>Reads the only row of a statement.</summary>
    /// <exception cref="InvalidOperationException">There is no row, or more than one.</exception>
    public static async ValueTask<T> QuerySingleAsync<T>(
        this IStorage storage, string sql, object? arguments, CancellationToken cancellationToken)
    {
        await using var session = await storage.OpenReaderAsync(cancellationToken);
        return await session.QuerySingleAsync<T>(sql, arguments);
    }

    /// <summary>Reads the only row of a statement, if it has one.</summary>
    /// <returns>The row; null if there is none.</returns>
    /// <exception cref="InvalidOperationException">There is more than one row.</exception>
    public static async ValueTask<T?> QuerySingleOrDefaultAsync<T>(
        this IStorage storage, string sql, object? arguments, CancellationToken cancellationToken)
    {
        await using var session = await storage.OpenReaderAsync(cancellationToken);
        return await session.QuerySingleOrDefaultAsync<T>(sql, arguments);
    }

    /// <summary>Reads the rows of a statement.</summary>
    public static async ValueTask<List<T>> QueryAsync<T>(
        this IStorage storage, string sql, object? arguments, CancellationToken cancellationToken)
    {
        await using var session = await storage.OpenReaderAsync(cancellationToken);
        return await session.QueryAsync<T>(sql, arguments);
    }

    /// <summary>Executes a statement that changes rows.</summary>
    /// <returns>The number of changed rows.</returns>
    public static Task<int> ExecuteAsync(
        this IStorage storage, string sql, object arguments, CancellationToken cancellationToken) =>
        storage.WriteAsync(
            WriteExtent.OneStatement, session => session.ExecuteAsync(sql, arguments), cancellationToken);

    /// <summary>Executes a statement that changes the row of one key.</summary>
    /// <returns>False if there is no such row.</returns>
    public static Task<bool> ExecuteSingleAsync(
        this IStorage storage, string sql, object arguments, CancellationToken cancellationToken) =>
        storage.WriteAsync(
            WriteExtent.OneStatement, session => session.ExecuteSingleAsync(sql, arguments), cancellationToken);

    /// <summary>Executes a statement that changes the row of one key, within a write job.</summary>
    /// <returns>False if there is no such row.</returns>
    public static async ValueTask<bool> ExecuteSingleAsync(
        this IDatabaseSession session, string sql, object arguments) =>
        await session.ExecuteAsync(sql, arguments) == 1;
}
