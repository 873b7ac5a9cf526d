namespace Services86.Benchmarks.Load.Reports;

/// <summary>What was measured in a while.</summary>
internal sealed class Slice
{
    private readonly List<int> _ticks = [];

    /// <summary>How many calls were answered.</summary>
    public int Calls => _ticks.Count;

    /// <summary>How many of the answers were not the right ones.</summary>
    public int Errors { get; private set; }

    /// <summary>How long it took.</summary>
    public TimeSpan Elapsed { get; set; }

    /// <summary>The processor time of the server; zero when it was not measured.</summary>
    public TimeSpan ProcessorTime { get; set; }

    /// <summary>The answers in a second.</summary>
    public double CallsPerSecond => Calls / Elapsed.TotalSeconds;

    /// <summary>The processor time of the server for a call, in microseconds.</summary>
    public double MicrosecondsPerCall => ProcessorTime.TotalMicroseconds / Calls;

    /// <summary>Notes a call.</summary>
    public void Add(TimeSpan latency, bool isRight)
    {
        _ticks.Add((int)Math.Min(latency.Ticks, int.MaxValue));
        Errors += isRight ? 0 : 1;
    }

    /// <summary>Adds what was measured in another while.</summary>
    public void Add(Slice other)
    {
        _ticks.AddRange(other._ticks);
        Errors += other.Errors;
        Elapsed += other.Elapsed;
        ProcessorTime += other.ProcessorTime;
    }

    /// <summary>Gives the milliseconds within which a part of the calls was answered.</summary>
    /// <param name="part">The part: 0.99 for all but one in a hundred.</param>
    /// <returns>The milliseconds; not a number when there were no calls.</returns>
    public double Percentile(double part)
    {
        _ticks.Sort();
        return Calls == 0
            ? double.NaN
            : TimeSpan.FromTicks(_ticks[(int)Math.Ceiling(part * Calls) - 1]).TotalMilliseconds;
    }
}
