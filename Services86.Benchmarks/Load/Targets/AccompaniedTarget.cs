using Services86.Benchmarks.Load.Reports;

namespace Services86.Benchmarks.Load.Targets;

/// <summary>Measures a target while another one is kept busy.</summary>
internal sealed class AccompaniedTarget(string name, Target measured, Target companion) : Target(name)
{
    /// <summary>What was measured of the companion.</summary>
    public Slice OfCompanion { get; private set; } = new();

    public override Slice Run(TimeSpan duration, CancellationToken ct)
    {
        var company = Task.Factory.StartNew(
            () => companion.Run(duration, ct), ct, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var slice = measured.Run(duration, ct);
        OfCompanion.Add(company.GetAwaiter().GetResult());

        // It was spent on the companion too.
        slice.ProcessorTime = TimeSpan.Zero;
        return slice;
    }

    public override void WarmUp(TimeSpan duration, CancellationToken ct)
    {
        base.WarmUp(duration, ct);
        OfCompanion = new Slice();
    }

    /// <summary>Ends nothing: the two targets are those of whoever made them.</summary>
    public override void Dispose()
    {
    }
}
