using Services86.Rest.Bodies;

namespace Services86.Rest.Patches;

/// <summary>A JSON Merge Patch. Source: https://www.rfc-editor.org/rfc/rfc7396</summary>
/// <param name="EntityId">The id of the stored entity to change; 0 for a new entity with default values.</param>
/// <param name="Text">An object with the members to change, as JSON in UTF-8; null removes a value.</param>
internal sealed record MergePatch(int EntityId, ReadOnlyMemory<byte> Text) : EntityPatch(EntityId);
