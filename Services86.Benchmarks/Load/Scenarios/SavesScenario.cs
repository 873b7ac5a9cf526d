using Services86.Benchmarks.Load.Reports;
using Services86.Benchmarks.Load.Servers;
using Services86.Benchmarks.Load.Targets;
using Services86.Benchmarks.Load.Workloads;
using Services86.Benchmarks.Samples;

namespace Services86.Benchmarks.Load.Scenarios;

/// <summary>Durable saves, against the bare endpoint, a program that commits for each, and the disk.</summary>
internal static class SavesScenario
{
    /// <summary>Measures.</summary>
    public static async Task RunAsync(LoadOptions options, TextWriter output, CancellationToken ct)
    {
        using var database = await SampleDatabase.CreateAsync(options.Records, ct);
        using var databaseOfPeer = await SampleDatabase.CreateAsync(options.Records, ct);
        using var host = await new ServerStarter(options.HostAssembly).StartHostAsync(database, ct);
        var workload = Workload.Prepare(options.Operation, options.Face, database, host.EndPoint);
        using var bare = await ServerStarter.StartBareAsync(workload.Typical.Answer, database, ct);

        var many = options.Connections;
        using var bareTarget = new ServerTarget($"bare, {many} connections", bare, workload.CallersOfBare(many));
        using var hostTarget = new ServerTarget($"host, {many} connections", host, workload.CallersOfProgram(many));
        using var peerTarget = new CommitPerSaveTarget(
            $"a commit for each save, {many} writers queued", new CommitPerSave(databaseOfPeer), many);
        using var aloneTarget = new ServerTarget("host, 1 connection", host, workload.CallersOfProgram(1));
        using var peerAloneTarget = new CommitPerSaveTarget(
            "a commit for each save, 1 writer", new CommitPerSave(databaseOfPeer), 1);
        using var diskTarget = new FileSyncTarget(
            "the disk: write and fsync", Path.Combine(databaseOfPeer.DirectoryPath, "sync.bin"));

        var measured = Interleaving.Measure(
            [bareTarget, hostTarget, peerTarget, aloneTarget, peerAloneTarget, diskTarget],
            options.Rounds,
            options.Duration,
            ct);
        var (peer, peerAlone) = (measured[2], measured[4]);
        var table = new ComparisonTable(
            "bare", measured[0], $"of a commit each, {many} writers", "of a commit each, 1 writer");
        foreach (var series in measured)
        {
            table.Add(
                series,
                Figures.Ratio(series.MedianRatio(peer, slice => slice.CallsPerSecond)),
                Figures.Ratio(series.MedianRatio(peerAlone, slice => slice.CallsPerSecond)));
        }

        table.Print(output);
    }
}
