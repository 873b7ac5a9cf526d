using Services86.Benchmarks.Load.Reports;
using Services86.Benchmarks.Load.Servers;
using Services86.Benchmarks.Load.Targets;
using Services86.Benchmarks.Load.Workloads;
using Services86.Benchmarks.Samples;

namespace Services86.Benchmarks.Load.Scenarios;

/// <summary>Measures reads alone and while other connections save.</summary>
internal static class MixedScenario
{
    private const int Savers = 64;

    /// <summary>Runs the scenario.</summary>
    public static async Task RunAsync(LoadOptions options, TextWriter output, CancellationToken cancellationToken)
    {
        using var database = await SampleDatabase.CreateAsync(options.Records, options.Database, cancellationToken);
        using var host = await new ServerStarter(options.HostAssembly).StartHostAsync(database, cancellationToken);
        var reads = Workload.Prepare(LoadOperation.GetServiceAuth, options.Protocol, database, host.EndPoint);
        var saves = Workload.Prepare(LoadOperation.SaveServiceAuth, options.Protocol, database, host.EndPoint);

        using var alone = new ServerTarget("reads alone", host, reads.CreateHostCallers(options.Connections));
        using var saving = new ServerTarget("saves", host, saves.CreateHostCallers(Savers));
        using var underLoad = new BackgroundLoadTarget($"reads while {Savers} save", alone, saving);

        var measured = Interleaving.Measure([alone, underLoad], options.Rounds, options.Duration, cancellationToken);
        var table = new ComparisonTable("alone", measured[0]);
        table.Add(measured[0]);
        table.Add(measured[1]);
        table.Print(output);
        var background = underLoad.OfBackground;
        await output.WriteLineAsync(
            $"Concurrent saves: {Figures.Whole(background.CallsPerSecond)} saves/s, " +
            $"p99 {Figures.Milliseconds(background.Percentile(0.99))} ms, {background.Errors} errors.");
    }
}
