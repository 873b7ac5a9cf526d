using Services86.Benchmarks.Load.Reports;
using Services86.Benchmarks.Load.Servers;
using Services86.Benchmarks.Load.Targets;
using Services86.Benchmarks.Load.Workloads;
using Services86.Benchmarks.Samples;

namespace Services86.Benchmarks.Load.Scenarios;

/// <summary>Durable saves, against the bare endpoint, the program with a commit for each, and the disk.</summary>
internal static class SavesScenario
{
    /// <summary>Measures.</summary>
    public static async Task RunAsync(LoadOptions options, TextWriter output, CancellationToken ct)
    {
        using var database = await SampleDatabase.CreateAsync(options.Records, ct);
        using var databaseOfPeer = await SampleDatabase.CreateAsync(options.Records, ct);
        using var host = await new ServerStarter(options.HostAssembly).StartHostAsync(database, ct);
        var workload = Workload.Prepare(options.Operation, options.Face, database, host.EndPoint);
        using var peer = await ServerStarter.StartCommitPerSaveAsync(databaseOfPeer, ct);
        var workloadOfPeer = Workload.Prepare(options.Operation, options.Face, databaseOfPeer, peer.EndPoint);
        using var bare = await ServerStarter.StartBareAsync(workload.Typical.Answer, database, ct);

        var many = options.Connections;
        using var bareTarget = new ServerTarget($"bare, {many} connections", bare, workload.CallersOfBare(many));
        using var hostTarget = new ServerTarget($"host, {many} connections", host, workload.CallersOfProgram(many));
        using var peerTarget = new ServerTarget(
            $"a commit for each save, {many} connections", peer, workloadOfPeer.CallersOfProgram(many));
        using var aloneTarget = new ServerTarget("host, 1 connection", host, workload.CallersOfProgram(1));
        using var peerAloneTarget = new ServerTarget(
            "a commit for each save, 1 connection", peer, workloadOfPeer.CallersOfProgram(1));
        using var storageTarget = new CommitPerSaveTarget(
            "a commit for each save, without HTTP", new CommitPerSave(databaseOfPeer), many);
        using var diskTarget = new FileSyncTarget(
            "the disk: write and fsync", Path.Combine(databaseOfPeer.DirectoryPath, "sync.bin"));

        var measured = Interleaving.Measure(
            [bareTarget, hostTarget, peerTarget, aloneTarget, peerAloneTarget, storageTarget, diskTarget],
            options.Rounds,
            options.Duration,
            ct);
        var (peerSeries, peerAloneSeries) = (measured[2], measured[4]);
        var table = new ComparisonTable(
            "bare", measured[0], $"of a commit each, {many} connections", "of a commit each, 1 connection");
        foreach (var series in measured)
        {
            table.Add(
                series,
                Figures.Ratio(series.MedianRatio(peerSeries, slice => slice.CallsPerSecond)),
                Figures.Ratio(series.MedianRatio(peerAloneSeries, slice => slice.CallsPerSecond)));
        }

        table.Print(output);
    }
}
