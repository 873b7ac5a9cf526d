using Services86.Benchmarks.Load.Http;
using Services86.Benchmarks.Load.Reports;
using Services86.Benchmarks.Load.Servers;
using Services86.Benchmarks.Load.Workloads;

namespace Services86.Benchmarks.Load.Targets;

/// <summary>A server that is called over one connection per caller.</summary>
internal sealed class ServerTarget(string name, ServerProcess server, IReadOnlyList<Caller> callers) : Target(name)
{
    private readonly LoadGenerator _generator = new(server.EndPoint, callers);

    public override Slice Run(TimeSpan duration, CancellationToken cancellationToken) =>
        Run(duration, int.MaxValue, cancellationToken);

    /// <summary>Calls until the duration has passed or the number of calls is reached.</summary>
    public Slice Run(TimeSpan duration, int maxCalls, CancellationToken cancellationToken)
    {
        var before = server.ProcessorTime;
        var slice = _generator.Run(duration, maxCalls, cancellationToken);
        slice.ProcessorTime = server.ProcessorTime - before;
        return slice;
    }

    public override void Dispose() => _generator.Dispose();
}
