using Services86.Benchmarks.Load.Servers;
using Services86.Benchmarks.Load.Targets;
using Services86.Benchmarks.Load.Workloads;
using Services86.Benchmarks.Samples;
using Services86.Data;

namespace Services86.Benchmarks.Load.Scenarios;

/// <summary>Compares the host with its journal of calls and its counters of calls with a host without them.</summary>
internal static class JournalScenario
{
    private const string NoJournal = "--Services86:Journal:Calls=0";
    private const string NoCounters = "--Services86:Usage:Enabled=false";

    /// <summary>Runs the scenario.</summary>
    public static async Task RunAsync(LoadOptions options, TextWriter output, CancellationToken cancellationToken)
    {
        using var databaseWithout = await SampleDatabase.CreateAsync(
            options.Records, DatabaseProvider.Sqlite, cancellationToken);
        using var databaseOfCounters = await SampleDatabase.CreateAsync(
            options.Records, DatabaseProvider.Sqlite, cancellationToken);
        using var databaseOfBoth = await SampleDatabase.CreateAsync(
            options.Records, DatabaseProvider.Sqlite, cancellationToken);
        var starter = new ServerStarter(options.HostAssembly);
        using var without = await starter.StartHostAsync(databaseWithout, cancellationToken, NoJournal, NoCounters);
        using var counters = await starter.StartHostAsync(databaseOfCounters, cancellationToken, NoJournal);
        using var both = await starter.StartHostAsync(databaseOfBoth, cancellationToken);
        using var withoutTarget = CreateTarget("neither", without, databaseWithout, options);
        using var countersTarget = CreateTarget("counters", counters, databaseOfCounters, options);
        using var bothTarget = CreateTarget("counters and journal", both, databaseOfBoth, options);

        var measured = Interleaving.Measure(
            [withoutTarget, countersTarget, bothTarget], options.Rounds, options.Duration, cancellationToken);
        var table = new ComparisonTable("neither", measured[0]);
        foreach (var series in measured)
        {
            table.Add(series);
        }

        table.Print(output);
    }

    private static ServerTarget CreateTarget(
        string name, ServerProcess server, SampleDatabase database, LoadOptions options)
    {
        var workload = Workload.Prepare(options.Operation, options.Protocol, database, server.EndPoint);
        return new ServerTarget(name, server, workload.CreateHostCallers(options.Connections));
    }
}
