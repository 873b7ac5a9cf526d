namespace Services86.Benchmarks.Load.Reports;

/// <summary>The measurement of a period.</summary>
internal sealed class Slice
{
    private readonly List<int> _ticks = [];

    /// <summary>Gets the number of responses.</summary>
    public int Calls => _ticks.Count;

    /// <summary>Gets the number of wrong responses.</summary>
    public int Errors { get; private set; }

    /// <summary>Gets or sets the length of the period.</summary>
    public TimeSpan Elapsed { get; set; }

    /// <summary>Gets or sets the processor time of the server; zero if it was not measured.</summary>
    public TimeSpan ProcessorTime { get; set; }

    /// <summary>Gets the responses per second.</summary>
    public double CallsPerSecond => Calls / Elapsed.TotalSeconds;

    /// <summary>Gets the server's processor time per call, in microseconds.</summary>
    public double MicrosecondsPerCall => ProcessorTime.TotalMicroseconds / Calls;

    /// <summary>Adds a call.</summary>
    public void Add(TimeSpan latency, bool isExpected)
    {
        _ticks.Add((int)Math.Min(latency.Ticks, int.MaxValue));
        Errors += isExpected ? 0 : 1;
    }

    /// <summary>Adds the measurement of another period.</summary>
    public void Add(Slice other)
    {
        _ticks.AddRange(other._ticks);
        Errors += other.Errors;
        Elapsed += other.Elapsed;
        ProcessorTime += other.ProcessorTime;
    }

    /// <summary>Returns a percentile of the latency.</summary>
    /// <param name="part">The percentile as a fraction: 0.99 for p99.</param>
    /// <returns>The latency in milliseconds; NaN if there were no calls.</returns>
    public double Percentile(double part)
    {
        _ticks.Sort();
        return Calls == 0
            ? double.NaN
            : TimeSpan.FromTicks(_ticks[(int)Math.Ceiling(part * Calls) - 1]).TotalMilliseconds;
    }
}
