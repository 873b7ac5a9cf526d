namespace Services86.Benchmarks.Load.Reports;

/// <summary>The measurements of a target, one per round.</summary>
/// <param name="name">The name of the target in the table.</param>
/// <param name="rounds">The measurement of each round.</param>
internal sealed class Series(string name, IReadOnlyList<Slice> rounds)
{
    /// <summary>Gets the name of the target in the table.</summary>
    public string Name => name;

    /// <summary>Gets the number of wrong responses in all rounds.</summary>
    public int Errors => rounds.Sum(round => round.Errors);

    /// <summary>Returns the median of a figure over the rounds.</summary>
    public double Median(Func<Slice, double> figure) => MedianOf(rounds.Select(figure));

    /// <summary>Returns the median of the ratios of a figure to that of another target, round by round.</summary>
    public double MedianRatio(Series other, Func<Slice, double> figure) =>
        MedianOf(rounds.Select((round, index) => figure(round) / figure(other.Round(index))));

    /// <summary>Returns the median of values.</summary>
    public static double MedianOf(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private Slice Round(int index) => rounds[index];
}
