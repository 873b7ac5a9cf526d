using System.Data.Common;
using System.Reflection;
using System.Text.RegularExpressions;
using Dapper;
using Services86.Data.EMailAccounts;
using Services86.Data.ServiceAuths;
using Services86.Tests.Support;

namespace Services86.Tests.Data;

internal sealed partial class QueryPlanTests : DatabaseFixture
{
    private static IEnumerable<TestCaseData> Statements { get; } =
        from type in new[] { typeof(EMailAccountRepository), typeof(ServiceAuthRepository), typeof(ServiceAuthTable) }
        from field in type.GetFields(BindingFlags.NonPublic | BindingFlags.Static)
        where field.IsLiteral && field.Name.EndsWith("Sql", StringComparison.Ordinal)
        select new TestCaseData((string)field.GetRawConstantValue()!).SetName($"{type.Name}.{field.Name} reads no whole table");

    [TestCaseSource(nameof(Statements))]
    public async Task Statement_reads_no_whole_table(string sql)
    {
        var arguments = new DynamicParameters();
        foreach (Match parameter in Parameters().Matches(sql))
        {
            arguments.Add(parameter.Value, 1);
        }

        await using var connection = await Process.Get<DbDataSource>().OpenConnectionAsync(Cancellation);
        var plan = await connection.QueryAsync<PlanRow>("EXPLAIN QUERY PLAN " + sql, arguments);

        Assert.That(plan.Select(row => row.Detail), Has.None.StartsWith("SCAN"));
    }

    [GeneratedRegex(@"@\w+")]
    private static partial Regex Parameters();

    private sealed class PlanRow
    {
        public required string Detail { get; init; }
    }
}
