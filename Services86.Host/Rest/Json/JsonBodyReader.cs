using Services86.Agents.Calls;
using Services86.Host.Rest.Bodies;
using Services86.Host.Rest.Routing;
using Services86.Http;

namespace Services86.Host.Rest.Json;

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
