using BenchmarkDotNet.Attributes;
using Services86.Benchmarks.Samples;
using Services86.Data.Secrets;

namespace Services86.Benchmarks.Storage;

/// <summary>Measures the cost of encrypting and decrypting a password.</summary>
public class SecretBenchmarks
{
    private const string Secret = "Pa55-of-0000000001";

    private static readonly SecretLocation Place = new("service_auth", "password", 1, OwnerId: 1);

    private SampleHost _host = null!;
    private SecretProtector _secrets = null!;
    private byte[] _encrypted = [];

    /// <summary>Loads the keys.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _host = SampleHost.Open(records: 0);
        _secrets = _host.Get<SecretProtector>();
        _encrypted = _secrets.Protect(Secret, Place);
    }

    /// <summary>Disposes the host.</summary>
    [GlobalCleanup]
    public void CleanUp() => _host.Dispose();

    /// <summary>Encrypts a password.</summary>
    [Benchmark]
    public byte[] Protect() => _secrets.Protect(Secret, Place);

    /// <summary>Decrypts a password.</summary>
    [Benchmark]
    public string Unprotect() => _secrets.Unprotect(_encrypted, Place);
}
