using Services86.Benchmarks.Load.Reports;

namespace Services86.Benchmarks.Load.Targets;

/// <summary>
/// Measures targets alternately in short slices, so that other load on the machine affects all targets alike.
/// </summary>
internal static class Interleaving
{
    private static readonly TimeSpan DefaultSlice = TimeSpan.FromSeconds(0.5);

    // Long enough for tiered compilation to finish.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(12);

    /// <summary>Warms up the targets and measures them.</summary>
    /// <param name="targets">The targets.</param>
    /// <param name="rounds">The number of rounds.</param>
    /// <param name="duration">The time for which each target is measured in a round.</param>
    /// <param name="cancellationToken">Cancels the measurement.</param>
    /// <param name="slice">The length of a slice; null for half a second.</param>
    /// <returns>The series of each target.</returns>
    public static IReadOnlyList<Series> Measure(
        IReadOnlyList<Target> targets,
        int rounds,
        TimeSpan duration,
        CancellationToken cancellationToken,
        TimeSpan? slice = null)
    {
        foreach (var target in targets)
        {
            target.WarmUp(WarmUp, cancellationToken);
        }

        var measured = targets.Select(_ => new List<Slice>()).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            MeasureRound(targets, measured, duration, slice ?? DefaultSlice, cancellationToken);
        }

        return [.. targets.Select((target, index) => new Series(target.Name, measured[index]))];
    }

    private static void MeasureRound(
        IReadOnlyList<Target> targets,
        List<Slice>[] measured,
        TimeSpan duration,
        TimeSpan slice,
        CancellationToken cancellationToken)
    {
        foreach (var slices in measured)
        {
            slices.Add(new Slice());
        }

        var turns = Math.Max(1, (int)Math.Round(duration / slice));
        for (var turn = 0; turn < turns; turn++)
        {
            for (var i = 0; i < targets.Count; i++)
            {
                measured[i][^1].Add(targets[i].Run(duration / turns, cancellationToken));
            }
        }
    }
}
