using BenchmarkDotNet.Attributes;
using Services86.Agents.Login;
using Services86.Benchmarks.Samples;

namespace Services86.Benchmarks.Security;

/// <summary>What does it cost to know a caller by the ticket?</summary>
public class TicketBenchmarks
{
    private SampleProgram _program = null!;
    private TicketService _tickets = null!;
    private string _ticket = "";

    /// <summary>Issues a ticket.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _program = SampleProgram.Open(records: 0);
        _tickets = _program.Get<TicketService>();
        _ticket = _tickets.IssueAsync(_program.Database.AssociateId, CancellationToken.None).GetAwaiter().GetResult();
    }

    /// <summary>Ends the program.</summary>
    [GlobalCleanup]
    public void CleanUp() => _program.Dispose();

    /// <summary>A ticket that is used call after call.</summary>
    [Benchmark]
    public async Task<string> RequireAsync() =>
        (await _tickets.RequireAsync(_ticket, CancellationToken.None)).Name;
}
