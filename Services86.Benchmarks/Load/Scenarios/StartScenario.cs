using System.Diagnostics;
using Services86.Benchmarks.Load.Http;
using Services86.Benchmarks.Load.Reports;
using Services86.Benchmarks.Load.Servers;
using Services86.Benchmarks.Load.Workloads;
using Services86.Benchmarks.Samples;

namespace Services86.Benchmarks.Load.Scenarios;

/// <summary>
/// Measures the time from the start of the process to the first correct response, with an existing database.
/// </summary>
internal static class StartScenario
{
    /// <summary>Runs the scenario.</summary>
    public static async Task RunAsync(LoadOptions options, TextWriter output, CancellationToken cancellationToken)
    {
        using var database = await SampleDatabase.CreateAsync(options.Records, options.Database, cancellationToken);
        var starter = new ServerStarter(options.HostAssembly);
        var exchange = await RecordAsync(starter, options, database, cancellationToken);
        var bare = new List<double>();
        var host = new List<double>();

        // The first round loads the files from the disk and is not counted.
        for (var round = 0; round <= options.Rounds; round++)
        {
            bare.Add(await TimeAsync(
                () => ServerStarter.StartBareAsync(exchange.Response, database, cancellationToken), exchange));
            host.Add(await TimeAsync(() => starter.StartHostAsync(database, cancellationToken), exchange));
        }

        var ratios = host.Zip(bare, (hostTime, bareTime) => hostTime / bareTime);
        var table = new Table("", "first response ms", "min ms", "of bare");
        table.Add("bare", Median(bare), Min(bare), Figures.Ratio(1));
        table.Add("host", Median(host), Min(host), Figures.Ratio(Series.MedianOf(ratios.Skip(1))));
        table.Print(output);
    }

    private static string Median(List<double> times) => Figures.Whole(Series.MedianOf(times.Skip(1)));

    private static string Min(List<double> times) => Figures.Whole(times.Skip(1).Min());

    private static async Task<RecordedExchange> RecordAsync(
        ServerStarter starter, LoadOptions options, SampleDatabase database, CancellationToken cancellationToken)
    {
        using var host = await starter.StartHostAsync(database, cancellationToken);
        return Workload.Prepare(LoadOperation.GetServiceAuth, options.Protocol, database, host.EndPoint).Sample;
    }

    private static async Task<double> TimeAsync(Func<Task<ServerProcess>> start, RecordedExchange exchange)
    {
        var started = Stopwatch.GetTimestamp();
        using var server = await start();
        using var connection = new LoadConnection(server.EndPoint);
        var response = connection.Exchange(exchange.Request);
        var elapsed = Stopwatch.GetElapsedTime(started);
        return response.Status == exchange.Status && response.Body.SequenceEqual(exchange.Body)
            ? elapsed.TotalMilliseconds
            : throw new InvalidDataException("The first response after a start was wrong.");
    }
}
