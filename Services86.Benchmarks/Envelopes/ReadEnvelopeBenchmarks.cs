using BenchmarkDotNet.Attributes;

namespace Services86.Benchmarks.Envelopes;

/// <summary>Measures the cost of reading a request's envelope.</summary>
public class ReadEnvelopeBenchmarks
{
    private readonly byte[] _get = SampleEnvelopes.GetServiceAuth;
    private readonly byte[] _save = SampleEnvelopes.SaveServiceAuth;

    /// <summary>Reads an envelope that contains an id.</summary>
    [Benchmark]
    public object GetServiceAuth() => SampleEnvelopes.Read(_get);

    /// <summary>Reads an envelope that contains a record.</summary>
    [Benchmark]
    public object SaveServiceAuth() => SampleEnvelopes.Read(_save);
}
