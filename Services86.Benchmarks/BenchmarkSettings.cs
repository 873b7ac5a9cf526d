using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Services86.Benchmarks;

/// <summary>The settings of the BenchmarkDotNet runs.</summary>
internal static class BenchmarkSettings
{
    /// <summary>Creates settings that measure allocations and write reports to artifacts/benchmarks.</summary>
    /// <remarks>
    /// Benchmarks run in this process: the project that BenchmarkDotNet generates by default does not build with the
    /// build settings of this repository.
    /// </remarks>
    public static IConfig Create() => ManualConfig.Create(DefaultConfig.Instance)
        .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).AsMutator())
        .AddDiagnoser(MemoryDiagnoser.Default)
        .WithArtifactsPath(Path.Combine("artifacts", "benchmarks"));
}
