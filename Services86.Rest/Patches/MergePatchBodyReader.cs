using Services86.Http;
using Services86.Rest.Bodies;
using Services86.Rest.Headers;
using Services86.Rest.Json;
using Services86.Rest.Routing;

namespace Services86.Rest.Patches;

/// <summary>Reads JSON Merge Patches of entities.</summary>
/// <remarks>
/// A patch changes the stored entity whose id it contains; without an id, a new entity with default values. Source:
/// docs/SERVICES86.md section 6.10.
/// </remarks>
internal sealed class MergePatchBodyReader(RestJson json) : IRestBodyReader
{
    /// <inheritdoc/>
    public IReadOnlyList<string> MediaTypes { get; } = [MediaType.MergePatch];

    /// <inheritdoc/>
    public bool CanRead(RestOperation operation) => operation.Patchable is not null;

    /// <inheritdoc/>
    public RequestContent Read(
        RestOperation operation, Utf8Body body, UnknownMemberCollector? unknownMembers)
    {
        // Read as an entity first: this finds the id, and rejects whatever could not be merged.
        var entity = operation.Patchable!;
        var sent = json.ReadValue(body.Span, entity.Type.ClrType, unknownMembers);
        return sent is null
            ? new RequestContent([null])
            : new RequestContent(new MergePatch(entity.IdOf(sent), body.Span.ToArray()));
    }
}
