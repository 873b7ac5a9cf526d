using Services86.Benchmarks.Load.Reports;

namespace Services86.Benchmarks.Load.Targets;

/// <summary>A target of a measurement.</summary>
/// <param name="name">The name of the target in the table.</param>
internal abstract class Target(string name) : IDisposable
{
    /// <summary>Gets the name of the target in the table.</summary>
    public string Name => name;

    /// <summary>Measures the target for a duration.</summary>
    public abstract Slice Run(TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>Runs the target without measuring, until its code is optimized.</summary>
    public virtual void WarmUp(TimeSpan duration, CancellationToken cancellationToken) =>
        Run(duration, cancellationToken);

    public abstract void Dispose();
}
