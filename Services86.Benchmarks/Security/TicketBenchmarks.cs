using BenchmarkDotNet.Attributes;
using Services86.Agents.Login;
using Services86.Benchmarks.Samples;

namespace Services86.Benchmarks.Security;

/// <summary>Measures the cost of authenticating a caller by ticket.</summary>
public class TicketBenchmarks
{
    private SampleHost _host = null!;
    private TicketService _tickets = null!;
    private string _ticket = "";

    /// <summary>Issues a ticket.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _host = SampleHost.Open(records: 0);
        _tickets = _host.Get<TicketService>();
        _ticket = _tickets.IssueAsync(_host.Database.AssociateId, CancellationToken.None).GetAwaiter().GetResult();
    }

    /// <summary>Disposes the host.</summary>
    [GlobalCleanup]
    public void CleanUp() => _host.Dispose();

    /// <summary>Looks up a ticket that is in the cache.</summary>
    [Benchmark]
    public async Task<string> RequireAsync() =>
        (await _tickets.RequireAsync(_ticket, CancellationToken.None)).Name;
}
