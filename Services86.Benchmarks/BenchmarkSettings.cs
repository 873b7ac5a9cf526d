using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Services86.Benchmarks;

/// <summary>How the benchmarks are run.</summary>
internal static class BenchmarkSettings
{
    /// <summary>Makes the settings: allocations are measured too, and what is reported lies with the build's output.</summary>
    /// <remarks>
    /// In this process, because BenchmarkDotNet would build a project of its own within the build's output, under the
    /// repository's settings, which are not made for it.
    /// </remarks>
    public static IConfig Create() => ManualConfig.Create(DefaultConfig.Instance)
        .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).AsMutator())
        .AddDiagnoser(MemoryDiagnoser.Default)
        .WithArtifactsPath(Path.Combine("artifacts", "benchmarks"));
}
