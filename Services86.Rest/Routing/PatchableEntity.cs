using Services86.Description;

namespace Services86.Rest.Routing;

/// <summary>An entity that can be patched, with the operations that load it before a patch is applied.</summary>
/// <param name="Type">The type of the entity.</param>
/// <param name="Id">The member that is the id: the first one that the type itself declares.</param>
/// <param name="Get">Returns the stored entity of an id; null for an unknown id.</param>
/// <param name="CreateDefault">Returns a default entity, which is not stored.</param>
internal sealed record PatchableEntity(
    ObjectDescription Type, MemberDescription Id, OperationDescription Get, OperationDescription CreateDefault)
{
    /// <summary>Finds the operations of an entity in the contract of the operation that saves the entity.</summary>
    /// <param name="save">The operation that saves the entity.</param>
    /// <param name="type">The type of the entity.</param>
    /// <returns>The entity; null if the contract lacks an expected operation, or the type has no id.</returns>
    public static PatchableEntity? Find(OperationDescription save, ObjectDescription type) =>
        type.OwnMembers is [{ Type.ClrType: var idType } id, ..] && idType == typeof(int)
        && Find(save.Contract, "Get" + type.Name, type, typeof(int)) is { } get
        && Find(save.Contract, "CreateDefault" + type.Name, type) is { } createDefault
            ? new PatchableEntity(type, id, get, createDefault)
            : null;

    /// <summary>Gets the id of an entity.</summary>
    public int IdOf(object entity) => (int)Id.Property.GetValue(entity)!;

    private static OperationDescription? Find(
        ContractDescription contract, string name, ObjectDescription result, params Type[] parameters) =>
        contract.Operations.FirstOrDefault(operation =>
            operation.Name == name
            && operation.Reply.Parts is [var part] && part.ClrType == result.ClrType
            && operation.Request.Parts.Select(parameter => parameter.ClrType).SequenceEqual(parameters));
}
