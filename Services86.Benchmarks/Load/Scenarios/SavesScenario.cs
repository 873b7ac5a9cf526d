using Services86.Benchmarks.Load.Reports;
using Services86.Benchmarks.Load.Servers;
using Services86.Benchmarks.Load.Targets;
using Services86.Benchmarks.Load.Workloads;
using Services86.Benchmarks.Samples;
using Services86.Data;

namespace Services86.Benchmarks.Load.Scenarios;

/// <summary>Compares durable saves with the bare endpoint, with one commit per save, and with the disk.</summary>
internal static class SavesScenario
{
    /// <summary>Runs the scenario.</summary>
    public static async Task RunAsync(LoadOptions options, TextWriter output, CancellationToken cancellationToken)
    {
        using var database = await SampleDatabase.CreateAsync(
            options.Records, DatabaseProvider.Sqlite, cancellationToken);
        using var commitPerSaveDatabase = await SampleDatabase.CreateAsync(
            options.Records, DatabaseProvider.Sqlite, cancellationToken);
        using var host = await new ServerStarter(options.HostAssembly).StartHostAsync(database, cancellationToken);
        var workload = Workload.Prepare(options.Operation, options.Protocol, database, host.EndPoint);
        using var commitPerSave = await ServerStarter.StartCommitPerSaveAsync(commitPerSaveDatabase, cancellationToken);
        var commitPerSaveWorkload = Workload.Prepare(
            options.Operation, options.Protocol, commitPerSaveDatabase, commitPerSave.EndPoint);
        using var bare = await ServerStarter.StartBareAsync(workload.Sample.Response, database, cancellationToken);

        var many = options.Connections;
        using var bareTarget = new ServerTarget($"bare, {many} connections", bare, workload.CreateBareCallers(many));
        using var hostTarget = new ServerTarget($"host, {many} connections", host, workload.CreateHostCallers(many));
        using var commitPerSaveTarget = new ServerTarget(
            $"commit per save, {many} connections", commitPerSave, commitPerSaveWorkload.CreateHostCallers(many));
        using var singleTarget = new ServerTarget("host, 1 connection", host, workload.CreateHostCallers(1));
        using var commitPerSaveSingleTarget = new ServerTarget(
            "commit per save, 1 connection", commitPerSave, commitPerSaveWorkload.CreateHostCallers(1));
        using var storageTarget = new CommitPerSaveTarget(
            "commit per save, without HTTP", new CommitPerSave(commitPerSaveDatabase), many);
        using var diskTarget = new FileSyncTarget(
            "disk: write and fsync", Path.Combine(commitPerSaveDatabase.DirectoryPath, "sync.bin"));

        var measured = Interleaving.Measure(
            [
                bareTarget,
                hostTarget,
                commitPerSaveTarget,
                singleTarget,
                commitPerSaveSingleTarget,
                storageTarget,
                diskTarget,
            ],
            options.Rounds,
            options.Duration,
            cancellationToken);
        var (commitPerSaveSeries, commitPerSaveSingleSeries) = (measured[2], measured[4]);
        var table = new ComparisonTable(
            "bare", measured[0], $"of commit per save, {many} connections", "of commit per save, 1 connection");
        foreach (var series in measured)
        {
            table.Add(
                series,
                Figures.Ratio(series.MedianRatio(commitPerSaveSeries, slice => slice.CallsPerSecond)),
                Figures.Ratio(series.MedianRatio(commitPerSaveSingleSeries, slice => slice.CallsPerSecond)));
        }

        table.Print(output);
    }
}
