using Services86.Benchmarks.Load.Reports;

namespace Services86.Benchmarks.Load.Scenarios;

/// <summary>A table that compares targets with a baseline.</summary>
internal sealed class ComparisonTable
{
    private readonly Series _baseline;
    private readonly Table _table;

    /// <summary>Creates a table without rows.</summary>
    /// <param name="baselineName">The name of the baseline, for the column headers.</param>
    /// <param name="baseline">The measurements of the baseline.</param>
    /// <param name="additionalColumns">The headers of additional columns.</param>
    public ComparisonTable(string baselineName, Series baseline, params string[] additionalColumns)
    {
        _baseline = baseline;
        _table = new Table(
        [
            "",
            "calls/s",
            $"of {baselineName}",
            "p50 ms",
            "p99 ms",
            $"p99 of {baselineName}",
            "CPU us/call",
            "errors",
            .. additionalColumns,
        ]);
    }

    /// <summary>Adds a target.</summary>
    /// <param name="series">The measurements of the target.</param>
    /// <param name="additionalColumns">The cells of the additional columns.</param>
    public void Add(Series series, params string[] additionalColumns)
    {
        var microseconds = series.Median(slice => slice.MicrosecondsPerCall);
        _table.Add(
        [
            series.Name,
            Figures.Whole(series.Median(slice => slice.CallsPerSecond)),
            Figures.Ratio(series.MedianRatio(_baseline, slice => slice.CallsPerSecond)),
            Figures.Milliseconds(series.Median(slice => slice.Percentile(0.5))),
            Figures.Milliseconds(series.Median(slice => slice.Percentile(0.99))),
            Figures.Ratio(series.MedianRatio(_baseline, slice => slice.Percentile(0.99))),
            microseconds > 0 ? Figures.Whole(microseconds) : "",
            Figures.Whole(series.Errors),
            .. additionalColumns,
        ]);
    }

    /// <summary>Prints the table.</summary>
    public void Print(TextWriter output) => _table.Print(output);
}
