using Microsoft.AspNetCore.Http;
using Services86.Description;
using Services86.Http;

namespace Services86.Rest.Routing;

/// <summary>An operation as REST has it: its address, and where its parameters and its result travel.</summary>
/// <remarks>
/// All of it follows from the contract, by the rules of the published REST agents. Source: docs/SERVICES86.md section
/// 6.2.
/// </remarks>
internal sealed class RestOperation
{
    private const string Protocol = "REST";

    private readonly object?[] _defaults;

    /// <summary>Reads an operation off its contract.</summary>
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

    /// <summary>The names of the agent and the operation, for the log: <c>User.SaveServiceAuth</c>.</summary>
    public string Name { get; }

    /// <summary>Gets the endpoint, by which logs, metrics and traces distinguish the operations.</summary>
    public Endpoint Endpoint { get; }

    /// <summary>The operation as the contract has it.</summary>
    public OperationDescription Description { get; }

    /// <summary>The address: <c>/api/v1/Agents/User/SaveServiceAuth</c>.</summary>
    public string Path { get; }

    /// <summary>How the parameters travel.</summary>
    public RestParameters Parameters { get; }

    /// <summary>Whether the parameters are the body.</summary>
    public bool HasBody => Parameters is RestParameters.Body or RestParameters.Object;

    /// <summary>The name of the query parameter, which is read in any case; null when there is none.</summary>
    public string? QueryName { get; }

    /// <summary>Whether the operation has no result, and so is answered with 204 and no body.</summary>
    public bool IsVoid => Description.Reply.Parts.Count == 0;

    /// <summary>
    /// Whether the result is an object that holds several values by name, rather than one value that is the whole body.
    /// </summary>
    public bool HasSeveralResults => Description.Reply.Parts.Count > 1;

    /// <summary>The entity that a Save stores, or null: its name follows <c>Save</c>; it is the whole body.</summary>
    public ObjectDescription? SavedEntity =>
        Parameters == RestParameters.Body ? Description.Request.Parts[0].Type as ObjectDescription : null;

    /// <summary>Gets the entity that the operation saves, if it can be patched; null otherwise.</summary>
    public PatchableEntity? Patchable { get; }

    /// <summary>The type that the whole body is of; null unless the parameters travel so.</summary>
    public Type? BodyType => Parameters == RestParameters.Body ? Description.Request.Parts[0].ClrType : null;

    /// <summary>Makes arguments as they are where nothing is sent: null, or zero.</summary>
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
