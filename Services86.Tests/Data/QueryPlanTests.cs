using System.Data.Common;
using System.Text.RegularExpressions;
using Dapper;
using Services86.Tests.Support;

namespace Services86.Tests.Data;

internal sealed partial class QueryPlanTests : DatabaseFixture
{
    // What gives the whole table reads the whole table.
    private static readonly string[] ReadsAll =
    [
        "ApplicationRepository.ListSql",
        "AssociateRepository.ListSql",
        "CredentialRepository.ListHoldersSql",
        "DataKeyRing.SelectSql",
    ];

    // Of SQLite itself, and of the keys: tables with a row for each table or key.
    private static readonly string[] ReadsATableOfAFewRows =
    [
        "DataKeyRing.InsertFirstSql",
        "SchemaMigrator.HasVersionTableSql",
        "SqliteRowIds.NextSql",
    ];

    // Ends with the first row that it finds.
    private static readonly string[] EndsAtTheFirstRow = ["AssociateRepository.AnySql", "AssociateRepository.AddFirstSql"];

    private static IEnumerable<TestCaseData> Statements { get; } =
        from statement in SqlStatements.All
        select new TestCaseData(statement.Name, statement.Sql).SetName($"{statement.Name} reads no whole table");

    [TestCaseSource(nameof(Statements))]
    public async Task Statement_reads_no_whole_table(string name, string sql)
    {
        // A row that is made up is no table; an automatic index is made of the whole table, each time.
        var scans = (await PlanAsync(sql)).Where(step =>
            (step.StartsWith("SCAN", StringComparison.Ordinal) && step != "SCAN CONSTANT ROW")
            || step.Contains("AUTOMATIC", StringComparison.Ordinal));

        // A reason that is none any more has to go.
        Assert.That(
            scans,
            ReadsAll.Concat(ReadsATableOfAFewRows).Concat(EndsAtTheFirstRow).Contains(name) ? Is.Not.Empty : Is.Empty);
    }

    private async Task<IEnumerable<string>> PlanAsync(string sql)
    {
        if (sql.StartsWith("CREATE", StringComparison.Ordinal))
        {
            return [];
        }

        var arguments = new DynamicParameters();
        foreach (Match parameter in Parameters().Matches(sql))
        {
            arguments.Add(parameter.Value, 1);
        }

        await using var connection = await Process.Get<DbDataSource>().OpenConnectionAsync(Cancellation);
        var plan = await connection.QueryAsync<PlanRow>("EXPLAIN QUERY PLAN " + sql, arguments);
        return [.. plan.Select(row => row.Detail)];
    }

    [GeneratedRegex(@"@\w+")]
    private static partial Regex Parameters();

    private sealed class PlanRow
    {
        public required string Detail { get; init; }
    }
}
