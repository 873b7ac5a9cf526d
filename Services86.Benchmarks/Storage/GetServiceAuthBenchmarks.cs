using BenchmarkDotNet.Attributes;
using Services86.Benchmarks.Samples;
using Services86.Data.ServiceAuths;

namespace Services86.Benchmarks.Storage;

/// <summary>Measures the cost of getting a record, by the number of stored records.</summary>
public class GetServiceAuthBenchmarks
{
    private SampleHost _host = null!;
    private ServiceAuthRepository _serviceAuths = null!;
    private int _last;

    /// <summary>Gets or sets the number of stored records.</summary>
    [Params(1_000, 100_000)]
    public int Records { get; set; }

    /// <summary>Stores the records.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _host = SampleHost.Open(Records);
        _serviceAuths = _host.Get<ServiceAuthRepository>();
    }

    /// <summary>Disposes the host.</summary>
    [GlobalCleanup]
    public void CleanUp() => _host.Dispose();

    /// <summary>Gets a different record each time and decrypts its password.</summary>
    [Benchmark]
    public async Task<int> GetAsync()
    {
        // The step is coprime with the number of records, so all records are visited, each far from the one before.
        _last = (_last + 7_919) % Records;
        return (await _serviceAuths.GetAsync(_last + 1, CancellationToken.None))!.OwnerId;
    }
}
