using Services86.Host.TestMode.Faults.Answers;

namespace Services86.Host.TestMode.Faults;

/// <summary>A request, whose answer a fault may replace.</summary>
internal sealed class FaultExchange
{
    /// <summary>Gets or sets what is sent in place of the answer; null for the answer.</summary>
    public FaultAnswer? Answer { get; set; }
}
