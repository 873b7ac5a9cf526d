using System.Net;

namespace Services86.Agents.Calls;

/// <summary>The circumstances of a call: everything that an agent may know beside its arguments.</summary>
internal sealed record AgentCall
{
    /// <summary>Who calls; null where the agent needs no login.</summary>
    public required Caller? Caller { get; init; }

    /// <summary>The address of the client; null when it is not known.</summary>
    public required IPAddress? ClientAddress { get; init; }

    /// <summary>The time zone of the dates that the call has and gives; an agent keeps dates in UTC.</summary>
    public required CallTimeZone TimeZone { get; init; }

    /// <summary>Cancelled when the client goes away.</summary>
    public required CancellationToken Cancellation { get; init; }
}
