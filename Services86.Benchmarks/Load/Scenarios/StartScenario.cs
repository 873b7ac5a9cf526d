using System.Diagnostics;
using Services86.Benchmarks.Load.Http;
using Services86.Benchmarks.Load.Reports;
using Services86.Benchmarks.Load.Servers;
using Services86.Benchmarks.Load.Workloads;
using Services86.Benchmarks.Samples;

namespace Services86.Benchmarks.Load.Scenarios;

/// <summary>From the start of the process to the first correct answer, on a database that exists.</summary>
internal static class StartScenario
{
    /// <summary>Measures.</summary>
    public static async Task RunAsync(LoadOptions options, TextWriter output, CancellationToken ct)
    {
        using var database = await SampleDatabase.CreateAsync(options.Records, ct);
        var starter = new ServerStarter(options.HostAssembly);
        var exchange = await RecordAsync(starter, options, database, ct);
        var bare = new List<double>();
        var host = new List<double>();

        // The first round reads the programs from the disk, and is not counted.
        for (var round = 0; round <= options.Rounds; round++)
        {
            bare.Add(await TimeAsync(() => ServerStarter.StartBareAsync(exchange.Answer, database, ct), exchange));
            host.Add(await TimeAsync(() => starter.StartHostAsync(database, ct), exchange));
        }

        var ratios = host.Zip(bare, (hostTime, bareTime) => hostTime / bareTime);
        var table = new Table("", "first answer ms", "least ms", "of bare");
        table.Add("bare", Median(bare), Least(bare), Figures.Ratio(1));
        table.Add("host", Median(host), Least(host), Figures.Ratio(Series.MedianOf(ratios.Skip(1))));
        table.Print(output);
    }

    private static string Median(List<double> times) => Figures.Whole(Series.MedianOf(times.Skip(1)));

    private static string Least(List<double> times) => Figures.Whole(times.Skip(1).Min());

    private static async Task<RecordedExchange> RecordAsync(
        ServerStarter starter, LoadOptions options, SampleDatabase database, CancellationToken ct)
    {
        using var host = await starter.StartHostAsync(database, ct);
        return Workload.Prepare(LoadOperation.GetServiceAuth, options.Face, database, host.EndPoint).Typical;
    }

    private static async Task<double> TimeAsync(Func<Task<ServerProcess>> start, RecordedExchange exchange)
    {
        var started = Stopwatch.GetTimestamp();
        using var server = await start();
        using var connection = new LoadConnection(server.EndPoint);
        var answer = connection.Exchange(exchange.Request);
        var elapsed = Stopwatch.GetElapsedTime(started);
        return answer.Status == exchange.Status && answer.Body.SequenceEqual(exchange.Body)
            ? elapsed.TotalMilliseconds
            : throw new InvalidDataException("The first answer after a start was not the right one.");
    }
}
