using Services86.Agents.Calls;
using Services86.Http;
using Services86.Rest.Bodies;
using Services86.Rest.Routing;

namespace Services86.Rest.Json;

/// <summary>Reads bodies of JSON.</summary>
internal sealed class JsonBodyReader(RestJson json) : IRestBodyReader
{
    /// <summary>The media type of a body that names none.</summary>
    public const string MediaType = "application/json";

    /// <inheritdoc/>
    public IReadOnlyList<string> MediaTypes { get; } = [MediaType, "text/json"];

    /// <inheritdoc/>
    public ValueTask<object?[]> ReadAsync(RestOperation operation, Utf8Body body, AgentCall call) =>
        ValueTask.FromResult(operation.BodyType is { } type
            ? [json.ReadValue(body.Span, type)]
            : json.ReadParameters(body.Span, operation));
}
