using BenchmarkDotNet.Attributes;
using Services86.Agents.Calls;
using Services86.Agents.Login;
using Services86.Benchmarks.Samples;
using Services86.Data.Associates;

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
        var caller = new Caller(_host.Database.AssociateId, "caller", AssociateRole.Employee);
        _ticket = _tickets.IssueAsync(caller, CancellationToken.None).GetAwaiter().GetResult();
    }

    /// <summary>Disposes the host.</summary>
    [GlobalCleanup]
    public void CleanUp() => _host.Dispose();

    /// <summary>Looks up a ticket that is in the cache.</summary>
    [Benchmark]
    public async Task<string> RequireAsync() =>
        (await _tickets.RequireAsync(_ticket, CancellationToken.None)).Name;
}
