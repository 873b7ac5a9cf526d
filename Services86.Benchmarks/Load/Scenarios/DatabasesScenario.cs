using Services86.Benchmarks.Load.Reports;
using Services86.Benchmarks.Load.Servers;
using Services86.Benchmarks.Load.Targets;
using Services86.Benchmarks.Load.Workloads;
using Services86.Benchmarks.Samples;
using Services86.Data;

namespace Services86.Benchmarks.Load.Scenarios;

/// <summary>
/// Compares the host on PostgreSQL with the host on SQLite, and with the least that PostgreSQL costs: a bare endpoint
/// with the same SELECT, or pgbench with the same INSERT, with and without the entry of the audit.
/// </summary>
internal static class DatabasesScenario
{
    // pgbench runs for whole seconds, and starts anew for each slice.
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(2);

    /// <summary>Runs the scenario.</summary>
    public static async Task RunAsync(LoadOptions options, TextWriter output, CancellationToken cancellationToken)
    {
        using var sqliteDatabase = await SampleDatabase.CreateAsync(
            options.Records, DatabaseProvider.Sqlite, cancellationToken);
        using var postgreSqlDatabase = await SampleDatabase.CreateAsync(
            options.Records, DatabaseProvider.PostgreSql, cancellationToken);
        var starter = new ServerStarter(options.HostAssembly);
        using var sqlite = await starter.StartHostAsync(sqliteDatabase, cancellationToken);
        using var postgreSql = await starter.StartHostAsync(postgreSqlDatabase, cancellationToken);
        var sqliteWorkload = Workload.Prepare(
            options.Operation, options.Protocol, sqliteDatabase, sqlite.EndPoint);
        var workload = Workload.Prepare(
            options.Operation, options.Protocol, postgreSqlDatabase, postgreSql.EndPoint);
        var isRead = options.Operation == LoadOperation.GetServiceAuth;
        using var bareSelect = isRead
            ? await ServerStarter.StartBareSelectAsync(workload.Sample.Response, postgreSqlDatabase, cancellationToken)
            : null;

        using var sqliteTarget = new ServerTarget(
            "host, SQLite", sqlite, sqliteWorkload.CreateHostCallers(options.Connections));
        using var postgreSqlTarget = new ServerTarget(
            "host, PostgreSQL", postgreSql, workload.CreateHostCallers(options.Connections));
        List<Target> floors = bareSelect is null
            ?
            [
                new PgbenchTarget("pgbench, INSERT", postgreSqlDatabase, options.Connections, isAudited: false),
                new PgbenchTarget("pgbench, both INSERTs", postgreSqlDatabase, options.Connections, isAudited: true),
            ]
            : [new ServerTarget("bare, SELECT", bareSelect, workload.CreateBareCallers(options.Connections))];
        try
        {
            var measured = Interleaving.Measure(
                [sqliteTarget, postgreSqlTarget, .. floors],
                options.Rounds,
                options.Duration,
                cancellationToken,
                Slice);
            Print(measured, output);
        }
        finally
        {
            floors.ForEach(floor => floor.Dispose());
        }
    }

    private static void Print(IReadOnlyList<Series> measured, TextWriter output)
    {
        var floors = measured.Skip(2).ToArray();
        var table = new ComparisonTable("SQLite", measured[0], [.. floors.Select(floor => $"of {floor.Name}")]);
        foreach (var series in measured)
        {
            table.Add(
                series,
                [.. floors.Select(
                    floor => Figures.Ratio(series.MedianRatio(floor, slice => slice.CallsPerSecond)))]);
        }

        table.Print(output);
    }
}
