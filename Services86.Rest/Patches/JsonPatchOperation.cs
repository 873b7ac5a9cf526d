using Services86.Http;
using Services86.Rest.Errors;
using Services86.Rest.Json;

namespace Services86.Rest.Patches;

/// <summary>An operation of a JSON Patch. Source: https://www.rfc-editor.org/rfc/rfc6902#section-4</summary>
/// <param name="Index">The index of the operation in the patch, from 0.</param>
/// <param name="Kind">The op, such as <c>replace</c>, case-insensitive.</param>
/// <param name="Path">The path of the target: <c>/Role/Id</c>.</param>
/// <param name="From">The path of the source of move and copy; null if missing, or not defined for the op.</param>
/// <param name="Value">
/// The range of the value in the text of the patch; null if missing, or not defined for the op.
/// </param>
internal sealed record JsonPatchOperation(int Index, string Kind, string Path, string? From, Range? Value)
{
    private string Name => $"operation [{Index}], {Quotation.Of(Kind)} of {Quotation.Of(Path, 200)},";

    /// <summary>Gets the source of the value, as rejections name it.</summary>
    public JsonSource Source => new(
        $"The value of the {Name}", $"In the value of the {Name} the member", IsAsSent: false)
    {
        // A test compares numbers as numbers: RFC 6902, section 4.6.
        HasNumbersByValue = Is("test"),
    };

    /// <summary>Gets whether the operation has a certain op.</summary>
    public bool Is(string kind) => Kind.Equals(kind, StringComparison.OrdinalIgnoreCase);

    /// <summary>Creates the rejection of a patch because of the operation.</summary>
    /// <param name="expected">The expected and the found part of the message.</param>
    public RestException Invalid(string expected) => RestException.BadRequest(
        $"The {Name} cannot be carried out: expected {expected}. "
        + "Correct it and send the patch again: nothing is saved.");
}
