using Services86.Benchmarks.Load.Reports;
using Services86.Benchmarks.Load.Servers;
using Services86.Benchmarks.Load.Targets;
using Services86.Benchmarks.Load.Workloads;
using Services86.Benchmarks.Samples;

namespace Services86.Benchmarks.Load.Scenarios;

/// <summary>Resident memory over very many calls.</summary>
internal static class MemoryScenario
{
    private const int Quarters = 4;

    // So that the run ends, however slow the program is.
    private static readonly TimeSpan LongestQuarter = TimeSpan.FromMinutes(10);

    /// <summary>Measures.</summary>
    public static async Task RunAsync(LoadOptions options, TextWriter output, CancellationToken ct)
    {
        using var database = await SampleDatabase.CreateAsync(options.Records, ct);
        using var host = await new ServerStarter(options.HostAssembly).StartHostAsync(database, ct);
        var table = new Table("after calls", "calls/s", "errors", "RSS MB");
        table.Add("0", "", "", Figures.Megabytes(host.ResidentBytes));
        var workload = Workload.Prepare(options.Operation, options.Face, database, host.EndPoint);
        using var target = new ServerTarget("host", host, workload.CallersOfProgram(options.Connections));
        var calls = 0;
        for (var quarter = 1; quarter <= Quarters; quarter++)
        {
            var slice = target.Run(LongestQuarter, options.Calls / Quarters, ct);
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
