using Services86.Agents.Calls;
using Services86.Http;
using Services86.Rest.Bodies;
using Services86.Rest.Headers;
using Services86.Rest.Json;
using Services86.Rest.Routing;

namespace Services86.Rest.Patches;

/// <summary>Reads merge patches of entities: JSON that has only the members to change, and null for those to remove.</summary>
/// <remarks>
/// The patch is of the stored entity whose id it has, or else of the default one. Getting, patching and saving are not one
/// transaction: of two patches of an entity at the same time the later may undo the earlier, as when their clients get and
/// save it. A body of an operation that saves no entity is plain JSON. Source: https://www.rfc-editor.org/rfc/rfc7396
/// </remarks>
internal sealed class MergePatchBodyReader(RestJson json, PatchedEntities entities) : IRestBodyReader
{
    private readonly JsonBodyReader _plain = new(json);

    /// <inheritdoc/>
    public IReadOnlyList<string> MediaTypes { get; } = [MediaType.MergePatch];

    /// <inheritdoc/>
    public async ValueTask<object?[]> ReadAsync(RestOperation operation, Utf8Body body, AgentCall call)
    {
        // As plain JSON it is refused for what a patch is refused for, and tells the id.
        var arguments = await _plain.ReadAsync(operation, body, call);
        if (operation.SavedEntity is not { } type || arguments[0] is not { } sent)
        {
            return arguments;
        }

        var entity = await entities.GetAsync(operation, PatchedEntities.IdOf(type, sent), call);
        json.Merge(body.Span, entity);
        return [entity];
    }
}
