using System.Net;
using Services86.Benchmarks.Load.Http;
using Services86.Benchmarks.Load.Protocols;
using Services86.Benchmarks.Load.Reports;
using Services86.Benchmarks.Load.Workloads;

namespace Services86.Benchmarks.Load.Targets;

/// <summary>
/// Clients that log in at once, and again as soon as they are answered. Each run has new connections, which are closed
/// at its end, with the logins that still wait.
/// </summary>
internal sealed class LoginFloodTarget(string name, IPEndPoint server, int clients) : Target(name)
{
    private int _logins;

    public override Slice Run(TimeSpan duration, CancellationToken cancellationToken)
    {
        var protocol = new SoapProtocol(server);
        using var generator = new LoadGenerator(
            server, Enumerable.Range(0, clients).Select(_ => new LoginCaller(protocol, () => ++_logins)));
        var slice = generator.RunAndAbandon(duration, cancellationToken);
        slice.Elapsed = duration;
        return slice;
    }

    /// <summary>Does nothing: no connection outlives a run.</summary>
    public override void Dispose()
    {
    }
}
