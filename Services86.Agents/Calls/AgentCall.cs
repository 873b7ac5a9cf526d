using System.Net;
using Services86.Description;

namespace Services86.Agents.Calls;

/// <summary>A call of an operation, and its circumstances: everything that the rules may know.</summary>
internal sealed record AgentCall
{
    /// <summary>Gets the operation that is called.</summary>
    public required OperationDescription Operation { get; init; }

    /// <summary>Gets a value for each part of the request, in the order of the parts.</summary>
    public required object?[] Arguments { get; init; }

    /// <summary>Gets the authenticated caller; null where the agent needs no login.</summary>
    public required Caller? Caller { get; init; }

    /// <summary>Gets the address of the client; null when the connection has none.</summary>
    public required IPAddress? ClientAddress { get; init; }

    /// <summary>Gets the time zone of the dates in the request and in the reply; the rules keep dates in UTC.</summary>
    public required CallTimeZone TimeZone { get; init; }

    /// <summary>Gets the token that is cancelled when the client disconnects.</summary>
    public required CancellationToken CancellationToken { get; init; }
}
