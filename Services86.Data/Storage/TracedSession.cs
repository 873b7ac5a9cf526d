using System.Diagnostics;

namespace Services86.Data.Storage;

/// <summary>A session that reads, with the span of the read.</summary>
/// <param name="session">The session.</param>
/// <param name="activity">The span, which ends with the session; null if the read is not sampled.</param>
internal sealed class TracedSession(IDatabaseSession session, Activity? activity) : IDatabaseSession
{
    /// <inheritdoc/>
    public SqlDialect Dialect => session.Dialect;

    /// <inheritdoc/>
    public ValueTask<int> ReserveIdAsync(string table) => session.ReserveIdAsync(table);

    /// <inheritdoc/>
    public ValueTask<int> ExecuteAsync(string sql, object? arguments = null) => session.ExecuteAsync(sql, arguments);

    /// <inheritdoc/>
    public ValueTask ExecuteWithNextAsync(string sql, object arguments) =>
        session.ExecuteWithNextAsync(sql, arguments);

    /// <inheritdoc/>
    public ValueTask<T> QuerySingleAsync<T>(string sql, object? arguments = null) =>
        session.QuerySingleAsync<T>(sql, arguments);

    /// <inheritdoc/>
    public ValueTask<T?> QuerySingleOrDefaultAsync<T>(string sql, object? arguments = null) =>
        session.QuerySingleOrDefaultAsync<T>(sql, arguments);

    /// <inheritdoc/>
    public ValueTask<List<T>> QueryAsync<T>(string sql, object? arguments = null) =>
        session.QueryAsync<T>(sql, arguments);

    /// <inheritdoc/>
    public ValueTask<List<(TFirst First, TSecond? Second)>> QueryAsync<TFirst, TSecond>(
        string sql, object arguments, string splitOn)
        where TSecond : class => session.QueryAsync<TFirst, TSecond>(sql, arguments, splitOn);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await session.DisposeAsync();
        activity?.Dispose();
    }
}
