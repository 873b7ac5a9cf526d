using BenchmarkDotNet.Attributes;
using Services86.Benchmarks.Samples;
using Services86.Data.Secrets;

namespace Services86.Benchmarks.Storage;

/// <summary>What does it cost to encrypt a password for its row, and to open it?</summary>
public class SecretBenchmarks
{
    private const string Secret = "Pa55-of-0000000001";

    private static readonly SecretLocation Place = new("service_auth", "password", 1);

    private SampleProgram _program = null!;
    private SecretProtector _secrets = null!;
    private byte[] _encrypted = [];

    /// <summary>Loads the keys.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _program = SampleProgram.Open(records: 0);
        _secrets = _program.Get<SecretProtector>();
        _encrypted = _secrets.Protect(Secret, Place);
    }

    /// <summary>Ends the program.</summary>
    [GlobalCleanup]
    public void CleanUp() => _program.Dispose();

    /// <summary>Encrypts.</summary>
    [Benchmark]
    public byte[] Protect() => _secrets.Protect(Secret, Place);

    /// <summary>Opens.</summary>
    [Benchmark]
    public string Unprotect() => _secrets.Unprotect(_encrypted, Place);
}
