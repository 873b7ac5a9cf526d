using Services86.Http;
using Services86.Rest.Bodies;

namespace Services86.Rest.Patches;

/// <summary>A JSON Patch. Source: https://www.rfc-editor.org/rfc/rfc6902</summary>
/// <param name="EntityId">The id of the stored entity to change; 0 for a new entity with default values.</param>
/// <param name="Operations">The operations, in the order in which they are applied.</param>
/// <param name="Text">The patch as JSON in UTF-8; it contains the values of the operations.</param>
/// <param name="UnknownMembers">
/// Collects the members of values that the contract does not have, when the patch is applied; null to skip them.
/// </param>
internal sealed record JsonPatch(
    int EntityId,
    IReadOnlyList<JsonPatchOperation> Operations,
    ReadOnlyMemory<byte> Text,
    UnknownMemberCollector? UnknownMembers) : EntityPatch(EntityId);
