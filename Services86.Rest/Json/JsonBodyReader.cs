using Services86.Http;
using Services86.Rest.Bodies;
using Services86.Rest.Headers;
using Services86.Rest.Routing;

namespace Services86.Rest.Json;

/// <summary>Reads JSON bodies.</summary>
internal sealed class JsonBodyReader(RestJson json) : IRestBodyReader
{
    /// <inheritdoc/>
    public IReadOnlyList<string> MediaTypes { get; } = [MediaType.Json, MediaType.TextJson];

    /// <inheritdoc/>
    public bool CanRead(RestOperation operation) => true;

    /// <inheritdoc/>
    public RequestContent Read(
        RestOperation operation, Utf8Body body, UnknownMemberCollector? unknownMembers) =>
        new(operation.BodyType is { } type
            ? [json.ReadValue(body.Span, type, unknownMembers)]
            : json.ReadParameters(body.Span, operation, JsonSource.Body, unknownMembers));
}
