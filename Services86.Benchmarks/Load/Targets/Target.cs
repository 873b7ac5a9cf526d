using Services86.Benchmarks.Load.Reports;

namespace Services86.Benchmarks.Load.Targets;

/// <summary>Something that is measured beside others.</summary>
/// <param name="name">What the table calls it.</param>
internal abstract class Target(string name) : IDisposable
{
    /// <summary>What the table calls it.</summary>
    public string Name => name;

    /// <summary>Measures it for a while.</summary>
    public abstract Slice Run(TimeSpan duration, CancellationToken ct);

    /// <summary>Keeps it busy for a while, until all of its code is compiled as well as it will be.</summary>
    public virtual void WarmUp(TimeSpan duration, CancellationToken ct) => Run(duration, ct);

    public abstract void Dispose();
}
