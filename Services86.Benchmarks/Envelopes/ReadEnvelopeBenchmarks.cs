using BenchmarkDotNet.Attributes;

namespace Services86.Benchmarks.Envelopes;

/// <summary>What does it cost to read a request's envelope?</summary>
public class ReadEnvelopeBenchmarks
{
    private readonly byte[] _get = SampleEnvelopes.GetServiceAuth;
    private readonly byte[] _save = SampleEnvelopes.SaveServiceAuth;

    /// <summary>An envelope with an id.</summary>
    [Benchmark]
    public object GetServiceAuth() => SampleEnvelopes.Read(_get);

    /// <summary>An envelope with a record.</summary>
    [Benchmark]
    public object SaveServiceAuth() => SampleEnvelopes.Read(_save);
}
