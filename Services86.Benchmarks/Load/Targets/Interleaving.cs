using Services86.Benchmarks.Load.Reports;

namespace Services86.Benchmarks.Load.Targets;

/// <summary>
/// Measures targets by turns, a short while each, so that whatever else the machine does befalls all of them alike.
/// </summary>
internal static class Interleaving
{
    private static readonly TimeSpan SliceDuration = TimeSpan.FromSeconds(0.5);

    // Until the runtime has compiled for the last time what it has found to be called often.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(12);

    /// <summary>Warms the targets up and measures them.</summary>
    /// <param name="targets">The targets.</param>
    /// <param name="rounds">How many rounds.</param>
    /// <param name="duration">How long each target is measured in a round.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>For each target, its rounds.</returns>
    public static IReadOnlyList<Series> Measure(
        IReadOnlyList<Target> targets, int rounds, TimeSpan duration, CancellationToken ct)
    {
        foreach (var target in targets)
        {
            target.WarmUp(WarmUp, ct);
        }

        var measured = targets.Select(_ => new List<Slice>()).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            MeasureRound(targets, measured, duration, ct);
        }

        return [.. targets.Select((target, index) => new Series(target.Name, measured[index]))];
    }

    private static void MeasureRound(
        IReadOnlyList<Target> targets, List<Slice>[] measured, TimeSpan duration, CancellationToken ct)
    {
        foreach (var slices in measured)
        {
            slices.Add(new Slice());
        }

        var turns = Math.Max(1, (int)Math.Round(duration / SliceDuration));
        for (var turn = 0; turn < turns; turn++)
        {
            for (var i = 0; i < targets.Count; i++)
            {
                measured[i][^1].Add(targets[i].Run(duration / turns, ct));
            }
        }
    }
}
