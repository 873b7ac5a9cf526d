using Services86.Http;
using Services86.Rest.Bodies;
using Services86.Rest.Errors;
using Services86.Rest.Headers;
using Services86.Rest.Json;
using Services86.Rest.Routing;

namespace Services86.Rest.Patches;

/// <summary>Reads JSON Patches of entities.</summary>
/// <remarks>
/// A patch changes the stored entity whose id the first operation on the id contains,
/// <c>{"op": "test", "path": "/ServiceAuthId", "value": 5}</c>; without such an operation, a new entity with default
/// values. A body that is not a list is read as JSON, because clients that are generated from the published OpenAPI
/// documents may send all their JSON with this media type. Source: docs/SERVICES86.md section 6.10.
/// </remarks>
internal sealed class JsonPatchBodyReader(RestJson json) : IRestBodyReader
{
    private readonly JsonBodyReader _plain = new(json);

    /// <inheritdoc/>
    public IReadOnlyList<string> MediaTypes { get; } = [MediaType.JsonPatch];

    /// <inheritdoc/>
    public bool CanRead(RestOperation operation) => operation.Patchable is not null;

    /// <inheritdoc/>
    /// <exception cref="RestException">The body is neither a JSON Patch nor an entity.</exception>
    public RequestContent Read(
        RestOperation operation, Utf8Body body, UnknownMemberCollector? unknownMembers)
    {
        if (body.Span.TrimStart(" \t\r\n"u8)[0] != (byte)'[')
        {
            return _plain.Read(operation, body, unknownMembers);
        }

        var operations = JsonPatchOperations.Read(body.Span);
        var id = IdOf(operations, operation.Patchable!.Id.Name, body.Span);
        return new RequestContent(new JsonPatch(id, operations, body.Span.ToArray(), unknownMembers));
    }

    private int IdOf(IReadOnlyList<JsonPatchOperation> operations, string member, ReadOnlySpan<byte> patch)
    {
        foreach (var operation in operations)
        {
            if (operation.Value is { } value
                && (operation.Is("test") || operation.Is("add") || operation.Is("replace"))
                && JsonPointer.Parse(operation.Path) is [var name]
                && name.Equals(member, StringComparison.OrdinalIgnoreCase))
            {
                return (int)json.ReadValue(patch[value], typeof(int), operation.Source)!;
            }
        }

        return 0;
    }
}
