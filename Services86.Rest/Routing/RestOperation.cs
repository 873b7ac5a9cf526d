using Microsoft.AspNetCore.Http;
using Services86.Description;
using Services86.Http;

namespace Services86.Rest.Routing;

/// <summary>An operation in REST: its address, and where messages contain its parameters and results.</summary>
/// <remarks>
/// All of it follows from the contract, by the rules of the published REST agents. Source: docs/SERVICES86.md section
/// 6.2.
/// </remarks>
internal sealed class RestOperation
{
    private const string Protocol = "REST";

    private readonly object?[] _defaults;

    /// <summary>Creates an operation from its description.</summary>
    public RestOperation(OperationDescription description)
    {
        var contract = description.Contract;
        Description = description;
        Name = $"{contract.Name}.{description.Name}";
        Endpoint = new OperationMetadata(contract.Name, description.Name, Protocol, contract.Version.Name)
            .CreateEndpoint();
        Path = $"{RestService.AgentsPath}/{contract.Name}/{description.Name}";
        Parameters = ParametersOf(description);
        _defaults = [.. description.Request.Parts.Select(part => part.DefaultValue)];
        QueryName = Parameters == RestParameters.Query ? CamelCase(description.Request.Parts[0].Name) : null;
        Patchable = SavedEntity is { } entity ? PatchableEntity.Find(description, entity) : null;
    }

    /// <summary>Gets the names of the agent and the operation: <c>User.SaveServiceAuth</c>.</summary>
    public string Name { get; }

    /// <summary>Gets the endpoint, by which logs, metrics and traces distinguish the operations.</summary>
    public Endpoint Endpoint { get; }

    /// <summary>Gets the description of the operation.</summary>
    public OperationDescription Description { get; }

    /// <summary>Gets the path: <c>/api/v1/Agents/User/SaveServiceAuth</c>.</summary>
    public string Path { get; }

    /// <summary>Gets where a request contains the parameters.</summary>
    public RestParameters Parameters { get; }

    /// <summary>Gets whether the body contains the parameters.</summary>
    public bool HasBody => Parameters is RestParameters.Body or RestParameters.Object;

    /// <summary>Gets the name of the query parameter, which is read in any case; null if there is none.</summary>
    public string? QueryName { get; }

    /// <summary>Gets whether the operation has no result. Its response is 204, without a body.</summary>
    public bool IsVoid => Description.Reply.Parts.Count == 0;

    /// <summary>
    /// Gets whether the body of the response is an object with several results by name, instead of a single result.
    /// </summary>
    public bool HasSeveralResults => Description.Reply.Parts.Count > 1;

    /// <summary>Gets the type of the entity that the operation saves, which is the whole body; null for none.</summary>
    public ObjectDescription? SavedEntity =>
        Parameters == RestParameters.Body ? Description.Request.Parts[0].Type as ObjectDescription : null;

    /// <summary>Gets the entity that the operation saves, if it can be patched; null otherwise.</summary>
    public PatchableEntity? Patchable { get; }

    /// <summary>Gets the type of the parameter that is the whole body; null if there is none.</summary>
    public Type? BodyType => Parameters == RestParameters.Body ? Description.Request.Parts[0].ClrType : null;

    /// <summary>Creates arguments with default values: null or zero.</summary>
    public object?[] NewArguments() => [.. _defaults];

    private static RestParameters ParametersOf(OperationDescription operation) => operation.Request.Parts switch
    {
        [] => RestParameters.None,
        [var id] when IsId(operation.Name, id) => RestParameters.Query,
        [var entity] when entity.Type is ObjectDescription && operation.Name == "Save" + entity.Name =>
            RestParameters.Body,
        [{ Type: ListDescription { Item: PrimitiveDescription } }]
            when operation.Name.EndsWith("List", StringComparison.Ordinal) => RestParameters.Body,
        _ => RestParameters.Object,
    };

    // GetUser(UserId) and DeleteUser(UserId), but not CanChangePassword(AssociateId).
    private static bool IsId(string operation, MessagePartDescription part) =>
        part.ClrType == typeof(int)
        && (operation + "Id" == "Get" + part.Name || operation + "Id" == "Delete" + part.Name);

    private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
