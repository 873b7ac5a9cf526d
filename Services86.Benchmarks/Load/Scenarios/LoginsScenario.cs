using Services86.Benchmarks.Load.Reports;
using Services86.Benchmarks.Load.Servers;
using Services86.Benchmarks.Load.Targets;
using Services86.Benchmarks.Load.Workloads;
using Services86.Benchmarks.Samples;

namespace Services86.Benchmarks.Load.Scenarios;

/// <summary>Measures reads alone and while other clients log in.</summary>
internal static class LoginsScenario
{
    private const int Logins = 200;

    // Whose X-Forwarded-For gives each login an address of its own.
    private const string TrustedProxies = "--Services86:TrustedProxies=127.0.0.1";

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(12);

    /// <summary>Runs the scenario.</summary>
    public static async Task RunAsync(LoadOptions options, TextWriter output, CancellationToken cancellationToken)
    {
        using var database = await SampleDatabase.CreateAsync(options.Records, options.Database, cancellationToken);
        using var host = await new ServerStarter(options.HostAssembly)
            .StartHostAsync(database, cancellationToken, TrustedProxies);
        var reads = Workload.Prepare(LoadOperation.GetServiceAuth, options.Protocol, database, host.EndPoint);

        using var alone = new ServerTarget("reads alone", host, reads.CreateHostCallers(options.Connections));
        using var logins = new LoginFloodTarget("logins", host.EndPoint, Logins);
        using var underLoad = new BackgroundLoadTarget($"reads while {Logins} log in", alone, logins);

        alone.WarmUp(WarmUp, cancellationToken);
        underLoad.WarmUp(WarmUp, cancellationToken);
        var measuredAlone = new List<Slice>();
        var measuredUnderLoad = new List<Slice>();
        for (var round = 0; round < options.Rounds; round++)
        {
            // In one piece: the logins of a run begin at once, and their queue is full for the rest of it.
            measuredAlone.Add(alone.Run(options.Duration, cancellationToken));
            measuredUnderLoad.Add(underLoad.Run(options.Duration, cancellationToken));
        }

        var baseline = new Series(alone.Name, measuredAlone);
        var table = new ComparisonTable("alone", baseline);
        table.Add(baseline);
        table.Add(new Series(underLoad.Name, measuredUnderLoad));
        table.Print(output);
        var background = underLoad.OfBackground;
        await output.WriteLineAsync(
            $"Concurrent logins: {Figures.Whole(background.CallsPerSecond)} logins/s, {background.Errors} errors.");
    }
}
