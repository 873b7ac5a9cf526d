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

/// <summary>Measures the managed memory that a call allocates, in a server that runs in this process.</summary>
/// <remarks>What the thread that calls allocates is counted by itself, and taken off.</remarks>
internal static class AllocationMeter
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(1);

    /// <summary>Measures the program, and the bare endpoint that gives its answers.</summary>
    /// <returns>The bytes for a call.</returns>
    public static async Task<(double Host, double Bare)> MeasureAsync(
        LoadOptions options, SampleDatabase database, CancellationToken ct)
    {
        await using var program = database.BuildProgram();
        await program.Services.GetRequiredService<Database>().PrepareAsync(ct);
        var programAddress = await StartAsync(program, ct);
        var workload = Workload.Prepare(options.Operation, options.Face, database, programAddress);
        var host = Measure(programAddress, workload.CallersOfProgram(options.Connections), ct);
        await program.StopAsync(ct);

        await using var bareServer = BareServer.Build(workload.Typical.Answer, log => log.ClearProviders());
        var bareAddress = await StartAsync(bareServer, ct);
        var bare = Measure(bareAddress, workload.CallersOfBare(options.Connections), ct);
        await bareServer.StopAsync(ct);
        return (host, bare);
    }

    private static async Task<IPEndPoint> StartAsync(WebApplication app, CancellationToken ct)
    {
        await app.StartAsync(ct);
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return IPEndPoint.Parse(new Uri(address).Authority);
    }

    private static double Measure(IPEndPoint server, IReadOnlyList<Caller> callers, CancellationToken ct)
    {
        using var generator = new LoadGenerator(server, callers);
        generator.Run(WarmUp, int.MaxValue, ct);
        var ownBefore = GC.GetAllocatedBytesForCurrentThread();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var slice = generator.Run(Duration, int.MaxValue, ct);
        var all = GC.GetTotalAllocatedBytes(precise: true) - before;
        var own = GC.GetAllocatedBytesForCurrentThread() - ownBefore;
        return (double)(all - own) / slice.Calls;
    }
}
