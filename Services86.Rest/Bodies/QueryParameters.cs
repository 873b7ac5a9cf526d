using Microsoft.AspNetCore.Http;
using Services86.Http;
using Services86.Rest.Errors;
using Services86.Rest.Routing;

namespace Services86.Rest.Bodies;

/// <summary>Checks the names of query parameters.</summary>
/// <remarks>
/// A parameter or a member of the body that is in the query would be lost, and is rejected: <c>?serviceAuthId=5</c>
/// does not say which ServiceAuth to save. Other unknown parameters lose nothing, and are skipped unless the settings
/// say otherwise.
/// </remarks>
internal static class QueryParameters
{
    private const string Select = "$select";

    /// <summary>Checks the parameters of a request.</summary>
    /// <param name="query">The query.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="unknownMembers">Collects unknown parameters; null to skip them.</param>
    /// <exception cref="RestException">A parameter belongs in the body, or is unknown and refused.</exception>
    public static void Check(
        IQueryCollection query, RestOperation operation, UnknownMemberCollector? unknownMembers)
    {
        foreach (var name in query.Keys)
        {
            if (Is(name, Select) || Is(name, operation.QueryName))
            {
                continue;
            }

            if (operation.HasBody && IsInBody(name, operation))
            {
                throw RestException.InvalidParameter(
                    $"The parameter {Quotation.Of(name)} is in the query: {operation.Description.Name} takes it from "
                    + "the body. Move it there.");
            }

            if (unknownMembers is { Refuses: true })
            {
                throw RestException.InvalidParameter(
                    $"The query parameter {Quotation.Of(name)} is unknown: expected {operation.QueryName ?? "none"}"
                    + $"{(operation.IsVoid ? "" : $" and {Select}")}. Leave it out.");
            }

            unknownMembers?.Add("?" + name);
        }
    }

    private static bool IsInBody(string name, RestOperation operation) =>
        operation.Description.Request.Parts.Any(part => Is(name, part.Name))
        || operation.SavedEntity?.FindMember(name) is not null;

    private static bool Is(string name, string? other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);
}
