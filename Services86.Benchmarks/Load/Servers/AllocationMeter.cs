using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Services86.Benchmarks.Load.Http;
using Services86.Benchmarks.Load.Workloads;
using Services86.Benchmarks.Samples;
using Services86.Data;

namespace Services86.Benchmarks.Load.Servers;

/// <summary>Measures the managed memory that a call allocates, with a server in this process.</summary>
/// <remarks>The allocations of the calling thread are subtracted.</remarks>
internal static class AllocationMeter
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(1);

    /// <summary>Measures the host, and the bare endpoint with the same response.</summary>
    /// <returns>The bytes per call.</returns>
    public static async Task<(double Host, double Bare)> MeasureAsync(
        LoadOptions options, SampleDatabase database, CancellationToken cancellationToken)
    {
        await using var hostServer = database.BuildHost();
        await hostServer.Services.GetRequiredService<Database>().PrepareAsync(cancellationToken);
        var hostAddress = await StartAsync(hostServer, cancellationToken);
        var workload = Workload.Prepare(options.Operation, options.Protocol, database, hostAddress);
        var host = Measure(hostAddress, workload.CreateHostCallers(options.Connections), cancellationToken);
        await hostServer.StopAsync(cancellationToken);

        await using var bareServer = BareServer.Build(workload.Sample.Response, log => log.ClearProviders());
        var bareAddress = await StartAsync(bareServer, cancellationToken);
        var bare = Measure(bareAddress, workload.CreateBareCallers(options.Connections), cancellationToken);
        await bareServer.StopAsync(cancellationToken);
        return (host, bare);
    }

    private static async Task<IPEndPoint> StartAsync(WebApplication app, CancellationToken cancellationToken)
    {
        await app.StartAsync(cancellationToken);
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        return IPEndPoint.Parse(new Uri(addresses.Single()).Authority);
    }

    private static double Measure(IPEndPoint server, IReadOnlyList<Caller> callers, CancellationToken cancellationToken)
    {
        using var generator = new LoadGenerator(server, callers);
        generator.Run(WarmUp, int.MaxValue, cancellationToken);
        var ownBefore = GC.GetAllocatedBytesForCurrentThread();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var slice = generator.Run(Duration, int.MaxValue, cancellationToken);
        var all = GC.GetTotalAllocatedBytes(precise: true) - before;
        var own = GC.GetAllocatedBytesForCurrentThread() - ownBefore;
        return (double)(all - own) / slice.Calls;
    }
}
