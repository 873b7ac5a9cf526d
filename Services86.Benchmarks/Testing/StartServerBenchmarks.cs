using BenchmarkDotNet.Attributes;
using Services86.Testing;

namespace Services86.Benchmarks.Testing;

/// <summary>Measures the start and the end of a server for tests in this process, after the first one.</summary>
public class StartServerBenchmarks
{
    private readonly Services86ServerOptions _options = new();

    /// <summary>Starts a server, which loads the code.</summary>
    [GlobalSetup]
    public void SetUp() => StartAsync().GetAwaiter().GetResult();

    /// <summary>Starts a server, and disposes of it.</summary>
    [Benchmark]
    public async Task StartAsync()
    {
        await using var server = await Services86Server.StartAsync(_options);
    }
}
