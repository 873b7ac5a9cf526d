using System.Diagnostics.Metrics;

namespace Services86.WebConsole.Journal;

/// <summary>Counts what the journal of calls loses.</summary>
internal sealed class JournalMetrics
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "Services86.Console";

    private readonly Counter<long> _drops;

    /// <summary>Creates the instruments.</summary>
    public JournalMetrics(IMeterFactory meters) => _drops = meters.Create(MeterName).CreateCounter<long>(
        "services86.journal.drops",
        "{call}",
        "The calls that newer calls replaced in the journal before anybody could have read them.");

    /// <summary>Counts a call that was dropped before it could be read.</summary>
    public void CountDrop() => _drops.Add(1);
}
