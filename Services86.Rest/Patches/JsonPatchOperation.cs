using Services86.Http;
using Services86.Rest.Errors;
using Services86.Rest.Json;

namespace Services86.Rest.Patches;

/// <summary>An operation of a JSON Patch. Source: https://www.rfc-editor.org/rfc/rfc6902#section-4</summary>
/// <param name="Index">Its place in the patch, from 0.</param>
/// <param name="Kind">What it does, such as <c>replace</c>, in any case.</param>
/// <param name="Path">What it does that to: <c>/Role/Id</c>.</param>
/// <param name="From">Where it takes the value from; null for nowhere.</param>
/// <param name="Value">Where in the patch its value stands; null for none.</param>
internal sealed record JsonPatchOperation(int Index, string Kind, string Path, string? From, Range? Value)
{
    private string Name => $"operation [{Index}], {Quotation.Of(Kind)} of {Quotation.Of(Path, 200)},";

    /// <summary>Its value, as refusals name it.</summary>
    public JsonSource Source => new($"The value of the {Name}", $"In the value of the {Name} the member", IsAsSent: false);

    /// <summary>Whether it is of a kind.</summary>
    public bool Is(string kind) => Kind.Equals(kind, StringComparison.OrdinalIgnoreCase);

    /// <summary>Makes the refusal of a patch because of the operation.</summary>
    /// <param name="expected">What is expected, and what is found.</param>
    public RestException Invalid(string expected) => RestException.BadRequest(
        $"The {Name} cannot be carried out: expected {expected}. Correct it and send the patch again: nothing is saved.");
}
