using Services86.Agents.Calls;
using Services86.Http;
using Services86.Rest.Bodies;
using Services86.Rest.Headers;
using Services86.Rest.Routing;
using Services86.Soap;

namespace Services86.Rest.Xml;

/// <summary>Reads bodies of XML.</summary>
/// <remarks>
/// A body that is one value has a root that is named after its type: ServiceAuth, ArrayOfint. One that holds parameters may
/// have any root. Elements may be in the namespace of the services or in none.
/// </remarks>
internal sealed class XmlBodyReader(DataContractXml xml) : IRestBodyReader
{
    /// <inheritdoc/>
    public IReadOnlyList<string> MediaTypes { get; } = [MediaType.Xml, MediaType.TextXml];

    /// <inheritdoc/>
    public ValueTask<object?[]> ReadAsync(RestOperation operation, Utf8Body body, AgentCall call) =>
        ValueTask.FromResult(operation.BodyType is { } type
            ? [xml.ReadValue(type, body)]
            : xml.ReadParameters(operation.Description, body));
}
