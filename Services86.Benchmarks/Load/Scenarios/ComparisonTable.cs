using Services86.Benchmarks.Load.Reports;

namespace Services86.Benchmarks.Load.Scenarios;

/// <summary>The table of targets that were measured by turns.</summary>
internal sealed class ComparisonTable
{
    private readonly Series _base;
    private readonly Table _table;

    /// <summary>Starts the table.</summary>
    /// <param name="nameOfBase">What the targets are compared with, for the header.</param>
    /// <param name="seriesOfBase">What was measured of it.</param>
    /// <param name="further">The headers of further columns.</param>
    public ComparisonTable(string nameOfBase, Series seriesOfBase, params string[] further)
    {
        _base = seriesOfBase;
        _table = new Table(
            ["", "calls/s", $"of {nameOfBase}", "p50 ms", "p99 ms", $"p99 of {nameOfBase}", "CPU us/call", "errors", .. further]);
    }

    /// <summary>Adds a target.</summary>
    /// <param name="series">What was measured of it.</param>
    /// <param name="further">The further columns.</param>
    public void Add(Series series, params string[] further)
    {
        var microseconds = series.Median(slice => slice.MicrosecondsPerCall);
        _table.Add(
        [
            series.Name,
            Figures.Whole(series.Median(slice => slice.CallsPerSecond)),
            Figures.Ratio(series.MedianRatio(_base, slice => slice.CallsPerSecond)),
            Figures.Milliseconds(series.Median(slice => slice.Percentile(0.5))),
            Figures.Milliseconds(series.Median(slice => slice.Percentile(0.99))),
            Figures.Ratio(series.MedianRatio(_base, slice => slice.Percentile(0.99))),
            microseconds > 0 ? Figures.Whole(microseconds) : "",
            Figures.Whole(series.Errors),
            .. further,
        ]);
    }

    /// <summary>Prints the table.</summary>
    public void Print(TextWriter output) => _table.Print(output);
}
