using System.Text.Json;

namespace Services86.Host.TestMode.Faults;

/// <summary>A failure that calls of a test get. <see cref="FaultList"/> synchronizes access to the counts.</summary>
internal sealed class Fault
{
    /// <summary>Gets the id, by which the fault is removed.</summary>
    public required int Id { get; init; }

    /// <summary>Gets the fault as it was sent, for the list of faults.</summary>
    public required JsonElement Source { get; init; }

    /// <summary>Gets the calls that the fault is for.</summary>
    public required FaultMatch Match { get; init; }

    /// <summary>Gets what happens to a call.</summary>
    public required FaultEffect Effect { get; init; }

    /// <summary>Gets the number of calls that are executed as usual before the first one that fails.</summary>
    public int Skip { get; init; }

    /// <summary>Gets n, of which each n-th call fails.</summary>
    /// <value>Default 1: each.</value>
    public int Every { get; init; } = 1;

    /// <summary>Gets the number of calls that fail; null for no limit.</summary>
    public int? Times { get; init; }

    /// <summary>Gets or sets the number of calls that the fault is for.</summary>
    public int Matched { get; set; }

    /// <summary>Gets or sets the number of calls that have failed.</summary>
    public int Applied { get; set; }

    /// <summary>Counts a call that the fault is for.</summary>
    /// <returns>Whether the call fails.</returns>
    public bool Count()
    {
        Matched++;
        if (Matched <= Skip || (Matched - Skip) % Every != 0 || Applied >= Times)
        {
            return false;
        }

        Applied++;
        return true;
    }
}
