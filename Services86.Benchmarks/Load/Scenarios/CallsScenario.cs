using Services86.Benchmarks.Load.Reports;
using Services86.Benchmarks.Load.Servers;
using Services86.Benchmarks.Load.Targets;
using Services86.Benchmarks.Load.Workloads;
using Services86.Benchmarks.Samples;
using Services86.Data;

namespace Services86.Benchmarks.Load.Scenarios;

/// <summary>Compares one operation with the bare endpoint.</summary>
internal static class CallsScenario
{
    /// <summary>Runs the scenario.</summary>
    public static async Task RunAsync(LoadOptions options, TextWriter output, CancellationToken cancellationToken)
    {
        using var database = await SampleDatabase.CreateAsync(
            options.Records, DatabaseProvider.Sqlite, cancellationToken);
        var allocated = await AllocationMeter.MeasureAsync(options, database, cancellationToken);

        using var host = await new ServerStarter(options.HostAssembly).StartHostAsync(database, cancellationToken);
        var hostAtStart = host.ResidentBytes;
        var workload = Workload.Prepare(options.Operation, options.Protocol, database, host.EndPoint);
        using var bare = await ServerStarter.StartBareAsync(workload.Sample.Response, database, cancellationToken);
        var bareAtStart = bare.ResidentBytes;
        using var bareTarget = new ServerTarget("bare", bare, workload.CreateBareCallers(options.Connections));
        using var hostTarget = new ServerTarget("host", host, workload.CreateHostCallers(options.Connections));

        var measured = Interleaving.Measure(
            [bareTarget, hostTarget], options.Rounds, options.Duration, cancellationToken);
        var table = new ComparisonTable("bare", measured[0], "allocated B/call", "RSS at start MB", "RSS after MB");
        table.Add(
            measured[0],
            Figures.Whole(allocated.Bare), Figures.Megabytes(bareAtStart), Figures.Megabytes(bare.ResidentBytes));
        table.Add(
            measured[1],
            Figures.Whole(allocated.Host), Figures.Megabytes(hostAtStart), Figures.Megabytes(host.ResidentBytes));
        table.Print(output);
    }
}
