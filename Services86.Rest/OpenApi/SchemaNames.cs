using Services86.Description;
using Services86.Rest.Routing;

namespace Services86.Rest.OpenApi;

/// <summary>
/// The names of schemas, as in the published documents, so that clients generated from either have the same names.
/// </summary>
internal static class SchemaNames
{
    private const string Carriers = "SuperOffice.CRM.Services.";
    private const string Security = "SuperOffice.CRM.Security.";

    private static readonly HashSet<Type> SecurityTypes =
        [typeof(TableRight), typeof(FieldRight), typeof(FieldProperty)];

    /// <summary>Gets the name of a type.</summary>
    public static string Of(TypeDescription type) =>
        (SecurityTypes.Contains(type.ClrType) ? Security : Carriers) + type.Name;

    /// <summary>Gets the name of the object that contains the parameters of an operation.</summary>
    public static string OfParameters(RestOperation operation) =>
        OfMessage(operation, operation.Description.Name + "Request");

    /// <summary>Gets the name of the object that contains the results of an operation with several results.</summary>
    public static string OfResults(RestOperation operation) => OfMessage(operation, operation.Description.Reply.Name);

    private static string OfMessage(RestOperation operation, string name) =>
        $"SuperOffice.WebApi.v1.Carriers.{operation.Description.Contract.Name}Carriers.{name}";
}
