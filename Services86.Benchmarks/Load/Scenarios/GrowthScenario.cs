using System.Globalization;
using Services86.Benchmarks.Load.Servers;
using Services86.Benchmarks.Load.Targets;
using Services86.Benchmarks.Load.Workloads;
using Services86.Benchmarks.Samples;

namespace Services86.Benchmarks.Load.Scenarios;

/// <summary>Compares a large database with one of 1,000 records.</summary>
internal static class GrowthScenario
{
    private const int SmallRecords = 1_000;
    private const int Savers = 64;

    /// <summary>Runs the scenario.</summary>
    public static async Task RunAsync(LoadOptions options, TextWriter output, CancellationToken cancellationToken)
    {
        var starter = new ServerStarter(options.HostAssembly);
        using var smallDatabase = await SampleDatabase.CreateAsync(
            SmallRecords, options.Database, cancellationToken);
        using var largeDatabase = await SampleDatabase.CreateAsync(
            options.Records, options.Database, cancellationToken);
        using var small = await starter.StartHostAsync(smallDatabase, cancellationToken);
        using var large = await starter.StartHostAsync(largeDatabase, cancellationToken);
        foreach (var (operation, connections) in new[]
        {
            (LoadOperation.GetServiceAuth, options.Connections),
            (LoadOperation.SaveServiceAuth, Savers),
            (LoadOperation.UpdateServiceAuth, Savers),
        })
        {
            using var smallTarget = TargetOf(operation, options, smallDatabase, small, connections);
            using var largeTarget = TargetOf(operation, options, largeDatabase, large, connections);
            var measured = Interleaving.Measure(
                [smallTarget, largeTarget], options.Rounds, options.Duration, cancellationToken);
            var table = new ComparisonTable("small", measured[0]);
            table.Add(measured[0]);
            table.Add(measured[1]);
            table.Print(output);
        }
    }

    private static ServerTarget TargetOf(
        LoadOperation operation, LoadOptions options, SampleDatabase database, ServerProcess host, int connections)
    {
        var workload = Workload.Prepare(operation, options.Protocol, database, host.EndPoint);
        var name = string.Create(CultureInfo.InvariantCulture, $"{operation}, {database.Records:N0} records");
        return new ServerTarget(name, host, workload.CreateHostCallers(connections));
    }
}
