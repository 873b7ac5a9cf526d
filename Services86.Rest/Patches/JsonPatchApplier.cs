using Services86.Agents.Refusals;
using Services86.Description;
using Services86.Http;
using Services86.Rest.Errors;
using Services86.Rest.Json;

namespace Services86.Rest.Patches;

/// <summary>
/// Applies the operations of a JSON Patch to an entity. Source: https://www.rfc-editor.org/rfc/rfc6902
/// </summary>
/// <param name="json">Reads the values, with the rules for bodies.</param>
/// <param name="maxCopiedBytes">
/// The maximum number of bytes, as JSON, that all operations copy or compare: copying a list into itself grows fast,
/// and an item of two bytes can stand for a record with many members.
/// </param>
/// <remarks>
/// As on SuperOffice's server, a path can lack its first slash and its names are case-insensitive, and an object that
/// is added at the path of a list becomes the last item. Source: docs/SERVICES86.md section 6.10.
/// </remarks>
internal sealed class JsonPatchApplier(RestJson json, int maxCopiedBytes)
{
    /// <summary>
    /// The maximum number of items that all operations move to insert items into lists, or to remove items from lists.
    /// </summary>
    /// <remarks>Enough for 1,000 operations on a list of 10,000 items.</remarks>
    public const int MaxMovedItems = 10_000_000;

    private readonly PatchCost _cost = new(maxCopiedBytes, MaxMovedItems);
    private UnknownMemberCollector? _unknownMembers;

    /// <summary>Applies a patch.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="entity">The entity; it is changed.</param>
    /// <param name="type">The type of the entity.</param>
    /// <returns>The entity, or the value that has replaced it.</returns>
    /// <exception cref="RestException">An operation cannot be applied.</exception>
    /// <exception cref="SoIllegalOperationException">A test operation expects another value.</exception>
    public object? Apply(JsonPatch patch, object entity, ObjectDescription type)
    {
        _unknownMembers = patch.UnknownMembers;
        object? patched = entity;
        foreach (var operation in patch.Operations)
        {
            var whole = new PatchTarget.Whole(operation, type, patched, _cost);
            Apply(operation, whole, patch.Text.Span);
            patched = whole.Value;
        }

        return patched;
    }

    private void Apply(JsonPatchOperation operation, PatchTarget.Whole whole, ReadOnlySpan<byte> patch)
    {
        switch (operation.Kind.ToUpperInvariant())
        {
            case "ADD":
                Add(operation, whole.Find(operation.Path), ValueOf(operation, patch));
                break;
            case "REPLACE":
                var replaced = whole.Find(operation.Path);
                replaced.Value = Read(operation, replaced, ValueOf(operation, patch));
                break;
            case "REMOVE":
                whole.Find(operation.Path).Remove();
                break;
            case "TEST":
                Test(operation, whole.Find(operation.Path), ValueOf(operation, patch));
                break;
            case "MOVE":
                Copy(operation, whole, isMove: true);
                break;
            case "COPY":
                Copy(operation, whole, isMove: false);
                break;
            default:
                throw operation.Invalid(
                    $"the op add, remove, replace, test, move or copy, found {Quotation.Of(operation.Kind)}");
        }
    }

    private void Add(JsonPatchOperation operation, PatchTarget place, ReadOnlySpan<byte> value)
    {
        var target = place.Type is ListDescription && value is [(byte)'{', ..] ? place.Within("-") : place;
        target.Add(Read(operation, target, value));
    }

    private void Test(JsonPatchOperation operation, PatchTarget place, ReadOnlySpan<byte> value)
    {
        using var expected = Write(operation, place, Read(operation, place, value));
        using var found = Write(operation, place, place.Value);
        if (!found.Written.Span.SequenceEqual(expected.Written.Span))
        {
            // Both values are left out because they may be passwords.
            throw new SoIllegalOperationException(
                $"The operation [{operation.Index}] of the patch tests {Quotation.Of(operation.Path, 200)}, "
                + "and finds another value there.",
                "What is stored is not what the patch expects: get it, and make the patch for that. Nothing is saved.");
        }
    }

    // Copied through JSON, so that the copy shares no objects with the source.
    private void Copy(JsonPatchOperation operation, PatchTarget.Whole whole, bool isMove)
    {
        var from = operation.From ?? throw operation.Invalid("from, the path of what is to be taken, found none");
        var source = whole.Find(from);
        using var value = Write(operation, source, source.Value);
        if (isMove)
        {
            source.Remove();
        }

        var target = whole.Find(operation.Path);
        if (target.Type != source.Type)
        {
            throw operation.Invalid(
                $"a place of the type {source.Type.Name}, as {Quotation.Of(from, 200)} is, "
                + $"found one of {target.Type.Name}");
        }

        target.Add(Read(operation, target, value.Written.Span));
    }

    private object? Read(JsonPatchOperation operation, PatchTarget place, ReadOnlySpan<byte> value) => json.ReadValue(
        value, place.Type.ClrType, operation.Source with { IsSecret = place.IsSecret }, _unknownMembers);

    private PooledBuffer Write(JsonPatchOperation operation, PatchTarget place, object? value)
    {
        var text = new PooledBuffer(0) { MaxLength = _cost.LeftBytes };
        try
        {
            json.WriteValue(text, place.Type.ClrType, value);
        }
        catch (BufferFullException)
        {
            // Longer than what is left.
        }

        if (_cost.TryCopy(text.Length))
        {
            return text;
        }

        text.Dispose();
        throw operation.Invalid(
            $"a patch that copies at most {maxCopiedBytes} bytes, found one that copies or compares more");
    }

    private static ReadOnlySpan<byte> ValueOf(JsonPatchOperation operation, ReadOnlySpan<byte> patch) =>
        operation.Value is { } range ? patch[range] : throw operation.Invalid("a value, found none");
}
