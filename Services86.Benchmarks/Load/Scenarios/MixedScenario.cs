using Services86.Benchmarks.Load.Reports;
using Services86.Benchmarks.Load.Servers;
using Services86.Benchmarks.Load.Targets;
using Services86.Benchmarks.Load.Workloads;
using Services86.Benchmarks.Samples;

namespace Services86.Benchmarks.Load.Scenarios;

/// <summary>Reads while others save.</summary>
internal static class MixedScenario
{
    private const int Savers = 64;

    /// <summary>Measures.</summary>
    public static async Task RunAsync(LoadOptions options, TextWriter output, CancellationToken ct)
    {
        using var database = await SampleDatabase.CreateAsync(options.Records, ct);
        using var host = await new ServerStarter(options.HostAssembly).StartHostAsync(database, ct);
        var reads = Workload.Prepare(LoadOperation.GetServiceAuth, options.Face, database, host.EndPoint);
        var saves = Workload.Prepare(LoadOperation.SaveServiceAuth, options.Face, database, host.EndPoint);

        using var alone = new ServerTarget("reads alone", host, reads.CallersOfProgram(options.Connections));
        using var saving = new ServerTarget("saves", host, saves.CallersOfProgram(Savers));
        using var accompanied = new AccompaniedTarget($"reads while {Savers} save", alone, saving);

        var measured = Interleaving.Measure([alone, accompanied], options.Rounds, options.Duration, ct);
        var table = new ComparisonTable("alone", measured[0]);
        table.Add(measured[0]);
        table.Add(measured[1]);
        table.Print(output);
        var meanwhile = accompanied.OfCompanion;
        await output.WriteLineAsync(
            $"Meanwhile {Figures.Whole(meanwhile.CallsPerSecond)} saves/s, p99 {Figures.Milliseconds(meanwhile.Percentile(0.99))} ms, {meanwhile.Errors} errors.");
    }
}
