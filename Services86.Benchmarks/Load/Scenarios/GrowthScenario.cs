using System.Globalization;
using Services86.Benchmarks.Load.Servers;
using Services86.Benchmarks.Load.Targets;
using Services86.Benchmarks.Load.Workloads;
using Services86.Benchmarks.Samples;

namespace Services86.Benchmarks.Load.Scenarios;

/// <summary>A database with very many records, against a small one.</summary>
internal static class GrowthScenario
{
    private const int Few = 1_000;
    private const int Savers = 64;

    /// <summary>Measures.</summary>
    public static async Task RunAsync(LoadOptions options, TextWriter output, CancellationToken ct)
    {
        var starter = new ServerStarter(options.HostAssembly);
        using var smallDatabase = await SampleDatabase.CreateAsync(Few, ct);
        using var largeDatabase = await SampleDatabase.CreateAsync(options.Records, ct);
        using var small = await starter.StartHostAsync(smallDatabase, ct);
        using var large = await starter.StartHostAsync(largeDatabase, ct);
        foreach (var (operation, connections) in new[]
        {
            (LoadOperation.GetServiceAuth, options.Connections),
            (LoadOperation.SaveServiceAuth, Savers),
            (LoadOperation.UpdateServiceAuth, Savers),
        })
        {
            using var smallTarget = TargetOf(operation, options, smallDatabase, small, connections);
            using var largeTarget = TargetOf(operation, options, largeDatabase, large, connections);
            var measured = Interleaving.Measure([smallTarget, largeTarget], options.Rounds, options.Duration, ct);
            var table = new ComparisonTable("small", measured[0]);
            table.Add(measured[0]);
            table.Add(measured[1]);
            table.Print(output);
        }
    }

    private static ServerTarget TargetOf(
        LoadOperation operation, LoadOptions options, SampleDatabase database, ServerProcess host, int connections)
    {
        var workload = Workload.Prepare(operation, options.Face, database, host.EndPoint);
        var name = string.Create(CultureInfo.InvariantCulture, $"{operation}, {database.Records:N0} records");
        return new ServerTarget(name, host, workload.CallersOfProgram(connections));
    }
}
