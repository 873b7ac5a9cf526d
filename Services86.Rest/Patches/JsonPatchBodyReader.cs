using Services86.Agents.Calls;
using Services86.Description;
using Services86.Http;
using Services86.Rest.Bodies;
using Services86.Rest.Errors;
using Services86.Rest.Headers;
using Services86.Rest.Json;
using Services86.Rest.Routing;

namespace Services86.Rest.Patches;

/// <summary>Reads JSON Patches of entities: lists of operations that change them.</summary>
/// <remarks>
/// The patch is of the stored entity whose id the first operation on the id has, <c>{"op": "test", "path":
/// "/ServiceAuthId", "value": 5}</c>, or else of the default one. As for <see cref="MergePatchBodyReader"/>, this is not
/// one transaction with the save. A body that is no list is plain JSON, because clients that were made from the published
/// descriptions may name all that they send so. Source: https://www.rfc-editor.org/rfc/rfc6902
/// </remarks>
internal sealed class JsonPatchBodyReader(RestJson json, PatchedEntities entities, int maxCopiedBytes) : IRestBodyReader
{
    private readonly JsonBodyReader _plain = new(json);

    /// <inheritdoc/>
    public IReadOnlyList<string> MediaTypes { get; } = [MediaType.JsonPatch];

    /// <inheritdoc/>
    public async ValueTask<object?[]> ReadAsync(RestOperation operation, Utf8Body body, AgentCall call)
    {
        if (operation.SavedEntity is not { } type || body.Span.TrimStart(" \t\r\n"u8)[0] != (byte)'[')
        {
            return await _plain.ReadAsync(operation, body, call);
        }

        var operations = JsonPatchOperations.Read(body.Span);
        var id = IdOf(operations, PatchedEntities.IdOf(type).Name, body.Span);
        var entity = await entities.GetAsync(operation, id, call);
        var patched = new JsonPatch(json, maxCopiedBytes).Apply(entity, type, operations, body.Span);
        RequireSameId(type, patched, id);
        return [patched];
    }

    private static void RequireSameId(ObjectDescription type, object? patched, int id)
    {
        if (patched is not null && PatchedEntities.IdOf(type, patched) is var found && found != id)
        {
            var name = PatchedEntities.IdOf(type).Name;
            throw RestException.BadRequest(
                $"Expected a patch that leaves {name} as it is, found one that makes it {found} where it was {id}. Begin the patch of a stored {type.Name} with a test of its {name}.");
        }
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
