namespace Services86.Rest.Bodies;

/// <summary>A change of an entity, as a request describes it: data, which is applied by a patch handler.</summary>
/// <param name="EntityId">The id of the stored entity to change; 0 for a new entity with default values.</param>
internal abstract record EntityPatch(int EntityId);
