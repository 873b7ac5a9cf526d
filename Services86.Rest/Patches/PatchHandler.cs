using Services86.Agents.Calls;
using Services86.Agents.Refusals;
using Services86.Rest.Bodies;
using Services86.Rest.Errors;
using Services86.Rest.Json;
using Services86.Rest.Routing;

namespace Services86.Rest.Patches;

/// <summary>Executes patches: loads the entity, applies the patch, and saves the entity.</summary>
/// <remarks>
/// The entity is loaded and saved by the operations of the agent, and so by the agent's rules. These are separate
/// transactions: of two concurrent patches of an entity the later one can undo the earlier one, as when two clients get
/// and save the entity.
/// </remarks>
internal sealed class PatchHandler
{
    private readonly AgentDispatcher _agents;
    private readonly Dictionary<Type, SaveRight> _rights;
    private readonly RestJson _json;
    private readonly int _maxCopiedBytes;

    /// <summary>Creates the handler.</summary>
    /// <param name="agents">Executes the calls.</param>
    /// <param name="rights">The rights to save entities.</param>
    /// <param name="json">Reads the values of patches.</param>
    /// <param name="maxCopiedBytes">The maximum number of bytes that all operations of a JSON Patch copy.</param>
    public PatchHandler(AgentDispatcher agents, IEnumerable<SaveRight> rights, RestJson json, int maxCopiedBytes)
    {
        _agents = agents;
        _rights = rights.ToDictionary(right => right.RecordType);
        _json = json;
        _maxCopiedBytes = maxCopiedBytes;
    }

    /// <summary>Executes a patch.</summary>
    /// <param name="save">The call of the operation that saves the entity, without arguments.</param>
    /// <param name="operation">The operation; it saves an entity that can be patched.</param>
    /// <param name="patch">The patch.</param>
    /// <returns>The results of the operation.</returns>
    /// <exception cref="SoException">The caller may not get or save the entity, or the id is unknown.</exception>
    /// <exception cref="RestException">The patch cannot be applied to the entity.</exception>
    public async ValueTask<object?[]> ExecuteAsync(AgentCall save, RestOperation operation, EntityPatch patch)
    {
        var type = operation.Patchable!;
        RequireSaveRight(save.Caller, type);
        var entity = await LoadAsync(save, type, patch.EntityId);
        var patched = Apply(patch, type, entity) ?? throw MissingBody.Of(operation, "null");
        return await _agents.InvokeAsync(save with { Arguments = [patched] });
    }

    // Before anything is loaded: a caller without the right does not learn what is stored.
    private void RequireSaveRight(Caller? caller, PatchableEntity type)
    {
        if (_rights.TryGetValue(type.Type.ClrType, out var right))
        {
            right.Require(caller!);
        }
    }

    private async ValueTask<object> LoadAsync(AgentCall save, PatchableEntity type, int id)
    {
        var load = id == 0
            ? save with { Operation = type.CreateDefault, Arguments = [] }
            : save with { Operation = type.Get, Arguments = [id] };
        var results = await _agents.InvokeAsync(load);
        var name = type.Type.Name;
        return results[0] ?? throw new SoNotFoundException(
            $"There is no {name} {id}.",
            $"There is no {name} {id} to patch: use the id of a stored one, or no id to store a new one.");
    }

    private object? Apply(EntityPatch patch, PatchableEntity type, object entity)
    {
        switch (patch)
        {
            case MergePatch merge:
                _json.Merge(merge.Text.Span, entity);
                return entity;
            case JsonPatch steps:
                var patched = new JsonPatchApplier(_json, _maxCopiedBytes).Apply(steps, entity, type.Type);
                RequireSameId(steps, type, patched);
                return patched;
            default:
                throw new NotSupportedException($"{patch.GetType()} is not a known kind of patch. Add it here.");
        }
    }

    private static void RequireSameId(JsonPatch patch, PatchableEntity type, object? patched)
    {
        if (patched is not null && type.IdOf(patched) is var found && found != patch.EntityId)
        {
            var name = type.Id.Name;
            throw RestException.BadRequest(
                $"Expected a patch that leaves {name} as it is, found one that makes it {found} where it was "
                + $"{patch.EntityId}. Begin the patch of a stored {type.Type.Name} with a test of its {name}.");
        }
    }
}
