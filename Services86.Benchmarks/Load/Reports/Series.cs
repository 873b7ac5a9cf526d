namespace Services86.Benchmarks.Load.Reports;

/// <summary>What was measured of a target, round by round.</summary>
/// <param name="name">What the table calls the target.</param>
/// <param name="rounds">The rounds.</param>
internal sealed class Series(string name, IReadOnlyList<Slice> rounds)
{
    /// <summary>What the table calls the target.</summary>
    public string Name => name;

    /// <summary>How many answers were wrong, in all rounds.</summary>
    public int Errors => rounds.Sum(round => round.Errors);

    /// <summary>Gives the median of a figure over the rounds.</summary>
    public double Median(Func<Slice, double> figure) => MedianOf(rounds.Select(figure));

    /// <summary>Gives the median, over the rounds, of how a figure relates to that of another target in the same round.</summary>
    public double MedianRatio(Series other, Func<Slice, double> figure) =>
        MedianOf(rounds.Select((round, index) => figure(round) / figure(other.Round(index))));

    /// <summary>Gives the middle one of some values, or the mean of the two in the middle.</summary>
    public static double MedianOf(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private Slice Round(int index) => rounds[index];
}
