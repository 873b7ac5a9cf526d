using Services86.Benchmarks.Load.Http;
using Services86.Benchmarks.Load.Reports;
using Services86.Benchmarks.Load.Servers;
using Services86.Benchmarks.Load.Workloads;

namespace Services86.Benchmarks.Load.Targets;

/// <summary>A server that is called over a connection for each caller.</summary>
internal sealed class ServerTarget(string name, ServerProcess server, IReadOnlyList<Caller> callers) : Target(name)
{
    private readonly LoadGenerator _generator = new(server.EndPoint, callers);

    public override Slice Run(TimeSpan duration, CancellationToken ct) => Run(duration, int.MaxValue, ct);

    /// <summary>Calls until the time is over or there were enough calls.</summary>
    public Slice Run(TimeSpan duration, int enough, CancellationToken ct)
    {
        var before = server.ProcessorTime;
        var slice = _generator.Run(duration, enough, ct);
        slice.ProcessorTime = server.ProcessorTime - before;
        return slice;
    }

    public override void Dispose() => _generator.Dispose();
}
