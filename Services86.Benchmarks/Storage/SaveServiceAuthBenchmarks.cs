using BenchmarkDotNet.Attributes;
using Services86.Benchmarks.Samples;
using Services86.Data.ServiceAuths;

namespace Services86.Benchmarks.Storage;

/// <summary>What does a durable save cost when so many come at once? The figures are of all of them together.</summary>
public class SaveServiceAuthBenchmarks
{
    private SampleProgram _program = null!;
    private ServiceAuthRepository _serviceAuths = null!;
    private CommitPerSave _peer = null!;
    private int _number;

    /// <summary>How many saves come at once.</summary>
    [Params(1, 16, 64)]
    public int Saves { get; set; }

    /// <summary>Opens the database twice.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _program = SampleProgram.Open(records: 0);
        _serviceAuths = _program.Get<ServiceAuthRepository>();
        _peer = new CommitPerSave(_program.Database);
    }

    /// <summary>Ends the program.</summary>
    [GlobalCleanup]
    public void CleanUp()
    {
        _peer.Dispose();
        _program.Dispose();
    }

    /// <summary>The repository.</summary>
    [Benchmark(Baseline = true)]
    public Task InsertAsync() => TogetherAsync(
        record => _serviceAuths.InsertAsync(_program.Database.AssociateId, record, CancellationToken.None));

    /// <summary>A commit for each save, without encryption.</summary>
    [Benchmark]
    public Task CommitPerSaveAsync() => TogetherAsync(_peer.SaveAsync);

    private Task TogetherAsync(Func<ServiceAuth, Task> save) => Task.WhenAll(Enumerable.Range(0, Saves).Select(
        _ => Task.Run(() => save(SampleRecords.ServiceAuth(Interlocked.Increment(ref _number))))));
}
