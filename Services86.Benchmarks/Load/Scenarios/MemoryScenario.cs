using Services86.Benchmarks.Load.Reports;
using Services86.Benchmarks.Load.Servers;
using Services86.Benchmarks.Load.Targets;
using Services86.Benchmarks.Load.Workloads;
using Services86.Benchmarks.Samples;

namespace Services86.Benchmarks.Load.Scenarios;

/// <summary>Measures resident memory after each quarter of the calls.</summary>
internal static class MemoryScenario
{
    private const int Quarters = 4;

    // Bounds the run if the host is very slow.
    private static readonly TimeSpan MaxQuarterDuration = TimeSpan.FromMinutes(10);

    /// <summary>Runs the scenario.</summary>
    public static async Task RunAsync(LoadOptions options, TextWriter output, CancellationToken cancellationToken)
    {
        using var database = await SampleDatabase.CreateAsync(options.Records, options.Database, cancellationToken);
        using var host = await new ServerStarter(options.HostAssembly).StartHostAsync(database, cancellationToken);
        var table = new Table("after calls", "calls/s", "errors", "RSS MB");
        table.Add("0", "", "", Figures.Megabytes(host.ResidentBytes));
        var workload = Workload.Prepare(options.Operation, options.Protocol, database, host.EndPoint);
        using var target = new ServerTarget("host", host, workload.CreateHostCallers(options.Connections));
        var calls = 0;
        for (var quarter = 1; quarter <= Quarters; quarter++)
        {
            var slice = target.Run(MaxQuarterDuration, options.Calls / Quarters, cancellationToken);
            calls += slice.Calls;
            table.Add(
                Figures.Whole(calls),
                Figures.Whole(slice.CallsPerSecond),
                Figures.Whole(slice.Errors),
                Figures.Megabytes(host.ResidentBytes));
        }

        table.Print(output);
    }
}
