using System.Collections.Concurrent;

namespace Services86.Data.PostgreSql;

/// <summary>The statements of all connections. Safe for concurrent use.</summary>
internal sealed class StatementCache
{
    // Nothing is evicted: the repositories have a fixed number of statements.
    private readonly ConcurrentDictionary<(string Sql, Type? Arguments), PostgreSqlStatement> _statements = new();

    /// <summary>Gets the statement for an SQL constant and the type of its arguments.</summary>
    public PostgreSqlStatement Get(string sql, object? arguments) => _statements.GetOrAdd(
        (sql, arguments?.GetType()), static key => new PostgreSqlStatement(key.Sql, key.Arguments));
}
