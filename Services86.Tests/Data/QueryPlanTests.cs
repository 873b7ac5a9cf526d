using System.Data.Common;
using System.Text.RegularExpressions;
using Dapper;
using Services86.Data.Sqlite;
using Services86.Tests.Support;

namespace Services86.Tests.Data;

internal sealed partial class QueryPlanTests : DatabaseFixture
{
    // These statements return the whole table.
    private static readonly string[] ReadsAll =
    [
        "ApplicationRepository.ListSql",
        "AssociateRepository.ListSql",
        "CredentialRepository.ListHoldersSql",
        "DataKeyRing.SelectIdsSql",
        "DataKeyRing.SelectSql",
        "FileCheck.OrphansSql",
        "KeyList.SelectSql",
        "KeyTableRepository.SelectSql",
        "SqliteDialect.SequencesSql",
        "UsageRepository.ListSql",
    ];

    // The tables of SQLite itself have a row for each table, and data_key has one for each key.
    private static readonly string[] ReadsATableOfAFewRows =
    [
        "BackupVerifier.InsertMissingSequencesSql",
        "BackupVerifier.RaiseSequencesSql",
        "FileCheck.ForeignKeysSql",
        "FileCheck.SchemaSql",
        "SqliteDialect.HasVersionTableSql",
        "SqliteRowIds.NextSql",
    ];

    // These statements end at the first row.
    private static readonly string[] EndsAtTheFirstRow =
    [
        "AssociateRepository.AnySql",
        "AssociateRepository.AddFirstSql",
    ];

    private static IEnumerable<TestCaseData> Statements { get; } =
        from statement in SqlStatements.Of(SqliteDialect.Instance)
        select new TestCaseData(statement.Name, statement.Sql).SetName($"{statement.Name} reads no whole table");

    [TestCaseSource(nameof(Statements))]
    public async Task Statement_reads_no_whole_table(string name, string sql)
    {
        // A constant row is not a table, also if it is named login, and neither is an array of JSON. An automatic index
        // is built from the whole table, each time.
        var scans = (await PlanAsync(sql)).Where(step =>
            (step.StartsWith("SCAN", StringComparison.Ordinal) && step is not ("SCAN CONSTANT ROW" or "SCAN login")
                && !step.StartsWith("SCAN json_each", StringComparison.Ordinal))
            || step.Contains("AUTOMATIC", StringComparison.Ordinal));

        // A statement that reads no whole table any more must leave the lists.
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
