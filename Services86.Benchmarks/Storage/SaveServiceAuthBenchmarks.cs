using BenchmarkDotNet.Attributes;
using Services86.Benchmarks.Samples;
using Services86.Data.Audit;
using Services86.Data.ServiceAuths;

namespace Services86.Benchmarks.Storage;

/// <summary>Measures durable saves by concurrency. A figure is the total of all concurrent saves.</summary>
public class SaveServiceAuthBenchmarks
{
    private SampleHost _host = null!;
    private ServiceAuthRepository _serviceAuths = null!;
    private CommitPerSave _commitPerSave = null!;
    private int _number;

    /// <summary>Gets or sets the number of concurrent saves.</summary>
    [Params(1, 16, 64)]
    public int Saves { get; set; }

    /// <summary>Opens the database with and without group commit.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _host = SampleHost.Open(records: 0);
        _serviceAuths = _host.Get<ServiceAuthRepository>();
        _commitPerSave = new CommitPerSave(_host.Database);
    }

    /// <summary>Disposes the host.</summary>
    [GlobalCleanup]
    public void CleanUp()
    {
        _commitPerSave.Dispose();
        _host.Dispose();
    }

    /// <summary>Inserts with the repository.</summary>
    [Benchmark(Baseline = true)]
    public Task InsertAsync() => TogetherAsync(
        record => _serviceAuths.InsertAsync(
            _host.Database.AssociateId, record, AuditActor.Server, CancellationToken.None));

    /// <summary>Inserts with one commit per save and without encryption.</summary>
    [Benchmark]
    public Task CommitPerSaveAsync() => TogetherAsync(_commitPerSave.SaveAsync);

    private Task TogetherAsync(Func<ServiceAuth, Task> save) => Task.WhenAll(Enumerable.Range(0, Saves).Select(
        _ => Task.Run(() => save(SampleRecords.ServiceAuth(Interlocked.Increment(ref _number))))));
}
