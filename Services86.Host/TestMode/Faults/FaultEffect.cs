using Services86.Agents.Refusals;
using Services86.Host.TestMode.Faults.Answers;

namespace Services86.Host.TestMode.Faults;

/// <summary>What a fault does to a call.</summary>
internal sealed record FaultEffect
{
    /// <summary>Gets the time that passes before the call is executed; zero for none.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Creates the refusal of the call; null for none.</summary>
    public Func<SoException>? Refuse { get; init; }

    /// <summary>Gets what is sent in place of the answer; null for the answer.</summary>
    public FaultAnswer? Answer { get; init; }

    /// <summary>Gets whether the call is executed, although the client gets another answer.</summary>
    public bool IsExecuted { get; init; }
}
