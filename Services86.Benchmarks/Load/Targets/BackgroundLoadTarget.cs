using Services86.Benchmarks.Load.Reports;

namespace Services86.Benchmarks.Load.Targets;

/// <summary>Measures a target while another target is under load.</summary>
internal sealed class BackgroundLoadTarget(string name, Target measured, Target background) : Target(name)
{
    /// <summary>Gets the measurement of the background target.</summary>
    public Slice OfBackground { get; private set; } = new();

    public override Slice Run(TimeSpan duration, CancellationToken cancellationToken)
    {
        var backgroundRun = Task.Factory.StartNew(
            () => background.Run(duration, cancellationToken),
            cancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        var slice = measured.Run(duration, cancellationToken);
        OfBackground.Add(backgroundRun.GetAwaiter().GetResult());

        // The processor time includes that of the background calls.
        slice.ProcessorTime = TimeSpan.Zero;
        return slice;
    }

    public override void WarmUp(TimeSpan duration, CancellationToken cancellationToken)
    {
        base.WarmUp(duration, cancellationToken);
        OfBackground = new Slice();
    }

    /// <summary>Does nothing: the caller disposes both targets.</summary>
    public override void Dispose()
    {
    }
}
