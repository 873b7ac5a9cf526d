using System.Net;
using Services86.Data.Audit;
using Services86.Description;

namespace Services86.Agents.Calls;

/// <summary>A call of an operation, with everything that the rules can depend on.</summary>
internal sealed record AgentCall
{
    /// <summary>Gets the operation.</summary>
    public required OperationDescription Operation { get; init; }

    /// <summary>Gets a value for each part of the request, in the order of the parts.</summary>
    public required object?[] Arguments { get; init; }

    /// <summary>Gets the authenticated caller; null if the agent requires no login.</summary>
    public required Caller? Caller { get; init; }

    /// <summary>Gets the authenticated caller, for agents that require a login.</summary>
    /// <remarks>Not null: SOAP and REST authenticate the callers of these agents before they create the call.</remarks>
    public Caller RequiredCaller => Caller!;

    /// <summary>Gets the caller with the address of the client, for the audit.</summary>
    public AuditActor Actor => new(Caller?.AssociateId, Caller?.Name, ClientAddress);

    /// <summary>Gets the address of the client; null if the connection has none.</summary>
    public required IPAddress? ClientAddress { get; init; }

    /// <summary>Gets the time zone of the dates in the request and in the reply; the rules keep dates in UTC.</summary>
    public required CallTimeZone TimeZone { get; init; }

    /// <summary>Gets the token that is cancelled when the client disconnects.</summary>
    public required CancellationToken CancellationToken { get; init; }
}
