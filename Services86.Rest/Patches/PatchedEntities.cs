using Services86.Agents.Calls;
using Services86.Agents.Refusals;
using Services86.Description;
using Services86.Rest.Routing;

namespace Services86.Rest.Patches;

/// <summary>Gets the entities that patches change, by the operations of their agents, and so by their rules.</summary>
internal sealed class PatchedEntities(AgentDispatcher agents)
{
    /// <summary>The member that is the id of an entity: the first that its type itself declares.</summary>
    public static MemberDescription IdOf(ObjectDescription type) => type.OwnMembers[0];

    /// <summary>Gives the id that an entity has.</summary>
    public static int IdOf(ObjectDescription type, object entity) => (int)IdOf(type).Property.GetValue(entity)!;

    /// <summary>Gets an entity.</summary>
    /// <param name="save">The operation that is to save it.</param>
    /// <param name="id">Its id; 0 for the default entity.</param>
    /// <param name="call">The circumstances of the call.</param>
    /// <returns>The entity, for the caller to change.</returns>
    /// <exception cref="SoNotFoundException">There is none of that id.</exception>
    /// <exception cref="SoException">The caller may not get it.</exception>
    public async ValueTask<object> GetAsync(RestOperation save, int id, AgentCall call)
    {
        var name = save.SavedEntity!.Name;
        object?[] arguments = id == 0 ? [] : [id];
        var get = (id == 0 ? "CreateDefault" : "Get") + name;
        var operation = save.Contract.Operations.First(candidate => candidate.Name == get);
        var results = await agents.InvokeAsync(call with { Operation = operation, Arguments = arguments });
        return results[0] ?? throw new SoNotFoundException(
            $"There is no {name} {id}.",
            $"There is no {name} {id} to patch: use the id of a stored one, or no id to store a new one.");
    }
}
