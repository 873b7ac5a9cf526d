using Services86.Http;
using Services86.Rest.Bodies;
using Services86.Rest.Headers;
using Services86.Rest.Routing;
using Services86.Soap;

namespace Services86.Rest.Xml;

/// <summary>Reads XML bodies.</summary>
/// <remarks>
/// The root of a body that is a single value is named after the type of the value, such as ServiceAuth or ArrayOfint;
/// the root of a body with parameters can have any name. The elements are in the namespace of the services or in none.
/// Source: docs/SERVICES86.md section 6.8.
/// </remarks>
internal sealed class XmlBodyReader(DataContractXml xml) : IRestBodyReader
{
    /// <inheritdoc/>
    public IReadOnlyList<string> MediaTypes { get; } = [MediaType.Xml, MediaType.TextXml];

    /// <inheritdoc/>
    public bool CanRead(RestOperation operation) => true;

    /// <inheritdoc/>
    public RequestContent Read(
        RestOperation operation, Utf8Body body, UnknownMemberCollector? unknownMembers) =>
        new(operation.BodyType is { } type
            ? [xml.ReadValue(type, body, unknownMembers)]
            : xml.ReadParameters(operation.Description, body, unknownMembers));
}
