using Services86.Rest.Errors;
using Services86.Rest.Routing;

namespace Services86.Rest.Bodies;

/// <summary>Rejects requests without the body that the operation needs.</summary>
internal static class MissingBody
{
    /// <summary>Creates the rejection.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="found">What the request has instead: none, an empty one, or null.</param>
    public static RestException Of(RestOperation operation, string found)
    {
        var parts = operation.Description.Request.Parts;
        return RestException.InvalidParameter(operation.BodyType is null
            ? "Expected a body with an object that has the parameters "
              + $"{string.Join(", ", parts.Select(part => part.Name))}, found {found}."
            : $"Expected a body that is the {parts[0].Name} to use, found {found}.");
    }
}
