using Services86.Agents.Refusals;

namespace Services86.Agents.Calls;

/// <summary>A failed call.</summary>
/// <param name="Refusal">The refusal, also if the data layer refused the call; null if the server failed.</param>
/// <param name="Info">The description of the failure that the client receives.</param>
internal sealed record CallFailure(SoException? Refusal, SoExceptionInfo Info)
{
    /// <summary>Gets the id under which a failure of the server is logged; null for a refusal.</summary>
    public string? ErrorId { get; init; }

    /// <summary>Gets whether the server is at fault, rather than the caller.</summary>
    public bool IsOurFault => Refusal is null or SoDbAccessException;
}
