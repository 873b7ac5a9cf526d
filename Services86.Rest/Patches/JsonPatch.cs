using Services86.Rest.Bodies;

namespace Services86.Rest.Patches;

/// <summary>A JSON Patch. Source: https://www.rfc-editor.org/rfc/rfc6902</summary>
/// <param name="EntityId">The id of the stored entity to change; 0 for a new entity with default values.</param>
/// <param name="Operations">The operations, in the order in which they are applied.</param>
/// <param name="Text">The patch as JSON in UTF-8; it contains the values of the operations.</param>
internal sealed record JsonPatch(
    int EntityId, IReadOnlyList<JsonPatchOperation> Operations, ReadOnlyMemory<byte> Text) : EntityPatch(EntityId);
