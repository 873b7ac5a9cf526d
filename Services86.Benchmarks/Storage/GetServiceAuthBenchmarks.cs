using BenchmarkDotNet.Attributes;
using Services86.Benchmarks.Samples;
using Services86.Data.ServiceAuths;

namespace Services86.Benchmarks.Storage;

/// <summary>What does it cost to get a record from the repository, among how many?</summary>
public class GetServiceAuthBenchmarks
{
    private SampleProgram _program = null!;
    private ServiceAuthRepository _serviceAuths = null!;
    private int _last;

    /// <summary>How many records are stored.</summary>
    [Params(1_000, 100_000)]
    public int Records { get; set; }

    /// <summary>Stores the records.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _program = SampleProgram.Open(Records);
        _serviceAuths = _program.Get<ServiceAuthRepository>();
    }

    /// <summary>Ends the program.</summary>
    [GlobalCleanup]
    public void CleanUp() => _program.Dispose();

    /// <summary>Another record each time, with its password in clear.</summary>
    [Benchmark]
    public async Task<int> GetAsync()
    {
        // A step without a common divisor visits all of them, each far from the one before.
        _last = (_last + 7_919) % Records;
        return (await _serviceAuths.GetAsync(_last + 1, CancellationToken.None))!.OwnerId;
    }
}
