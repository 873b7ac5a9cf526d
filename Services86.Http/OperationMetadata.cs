using Microsoft.AspNetCore.Http;

namespace Services86.Http;

/// <summary>
/// The metadata of an operation's endpoint. It identifies the operation in logs, metrics and traces.
/// </summary>
/// <param name="Agent">The name of the agent, such as <c>User</c>.</param>
/// <param name="Operation">The name of the operation, such as <c>SaveServiceAuth</c>.</param>
/// <param name="Protocol">The name of the protocol: <c>SOAP</c> or <c>REST</c>.</param>
/// <param name="Version">The name of the version in addresses: <c>Services86</c>, or <c>v1</c> for REST.</param>
public sealed record OperationMetadata(string Agent, string Operation, string Protocol, string Version)
{
    /// <summary>
    /// The name of an agent or operation that does not exist, in logs and metrics: a client can choose no name there.
    /// </summary>
    public const string Unknown = "_OTHER";

    /// <summary>Creates the endpoint of the operation, with this object as its metadata.</summary>
    /// <returns>
    /// An endpoint without a request delegate, with a display name such as <c>SOAP Services86 User.SaveServiceAuth</c>.
    /// </returns>
    public Endpoint CreateEndpoint() => new(
        requestDelegate: null,
        new EndpointMetadataCollection(this),
        $"{Protocol} {Version} {Agent}.{Operation}");
}
