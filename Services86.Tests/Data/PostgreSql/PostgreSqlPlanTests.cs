using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Dapper;
using Services86.Data.PostgreSql;
using Services86.Tests.Support;

namespace Services86.Tests.Data.PostgreSql;

/// <summary>The plans of all statements, for tables of any size.</summary>
internal sealed partial class PostgreSqlPlanTests : PostgreSqlFixture
{
    // These statements return the whole table, and no index has their order.
    private static readonly string[] ReadsATable = ["AssociateRepository.ListSql"];

    private static readonly string[] NotPlanned = ["CREATE", "SET", "SELECT pg_advisory"];

    private static IEnumerable<TestCaseData> Statements { get; } =
        from statement in SqlStatements.Of(PostgreSqlDialect.Instance)
        where !NotPlanned.Any(start => statement.Sql.StartsWith(start, StringComparison.Ordinal))
        select new TestCaseData(statement.Name, statement.Sql)
            .SetName($"{statement.Name} reads no whole table of PostgreSQL");

    [TestCaseSource(nameof(Statements))]
    public async Task Statement_reads_no_whole_table(string name, string sql)
    {
        var plan = await PlanAsync(sql);

        // A statement that reads no whole table any more must leave the list.
        Assert.That(
            plan.Where(step => step.Contains("Seq Scan", StringComparison.Ordinal)),
            ReadsATable.Contains(name) ? Is.Not.Empty : Is.Empty,
            string.Join('\n', plan));
    }

    // A sequential scan is planned only where no index serves.
    private async Task<List<string>> PlanAsync(string sql)
    {
        var names = new List<string>();
        var numbered = Parameters().Replace(sql, match =>
        {
            if (!names.Contains(match.Value))
            {
                names.Add(match.Value);
            }

            return "$" + (names.IndexOf(match.Value) + 1).ToString(CultureInfo.InvariantCulture);
        });
        await using var connection = await Process.Get<DbDataSource>().OpenConnectionAsync(Cancellation);
        await connection.ExecuteAsync("SET enable_seqscan = off; SET plan_cache_mode = force_generic_plan");
        var types = names.Count == 0 ? "" : $"({string.Join(", ", names.Select(TypeOf))})";
        await connection.ExecuteAsync($"PREPARE planned{types} AS {numbered}");
        var arguments = names.Count == 0 ? "" : $"({string.Join(", ", names.Select(_ => "NULL"))})";
        return [.. await connection.QueryAsync<string>($"EXPLAIN EXECUTE planned{arguments}")];
    }

    // The types that PostgreSQL does not find by itself.
    private static string TypeOf(string name) => name switch
    {
        "@protectedKey" or "@failureKey" => "bytea",
        "@created" or "@registered" or "@expires" or "@recovery" or "@maxExpires" => "bigint",
        "@role" => "integer",
        "@name" or "@nameKey" or "@table" or "@ids" => "text",
        _ => "unknown",
    };

    [GeneratedRegex(@"@\w+")]
    private static partial Regex Parameters();
}
