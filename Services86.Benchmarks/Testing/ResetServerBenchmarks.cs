using BenchmarkDotNet.Attributes;
using Services86.Testing;

namespace Services86.Benchmarks.Testing;

/// <summary>Measures a reset of a server for tests.</summary>
public class ResetServerBenchmarks
{
    private Services86Server _server = null!;

    /// <summary>Gets or sets the number of users in the baseline, each with a ServiceAuth.</summary>
    [Params(1, 100)]
    public int Users { get; set; }

    /// <summary>Starts the server.</summary>
    [GlobalSetup]
    public void SetUp() => StartAsync().GetAwaiter().GetResult();

    /// <summary>Stops the server.</summary>
    [GlobalCleanup]
    public void CleanUp() => _server.DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>Goes back to the baseline.</summary>
    [Benchmark]
    public Task ResetAsync() => _server.ResetAsync();

    private async Task StartAsync()
    {
        _server = await Services86Server.StartAsync();
        await _server.SeedAsync(seed =>
        {
            for (var i = 0; i < Users; i++)
            {
                seed.User($"user{i}", user => user.ServiceAuth(new ServiceAuth { Password = "Secret-1" }));
            }

            seed.AsBaseline();
        });
    }
}
