using System.Text.Json;
using Services86.Rest.Errors;
using Services86.Rest.Json;

namespace Services86.Rest.Patches;

/// <summary>Reads the operations of a JSON Patch.</summary>
internal static class JsonPatchOperations
{
    /// <summary>The maximum number of operations of a patch: more than an entity has places to change.</summary>
    public const int MaxOperations = 1000;

    private const string Example = """an operation such as {"op": "replace", "path": "/Port", "value": 143}""";

    /// <summary>Reads a patch.</summary>
    /// <param name="text">UTF-8 without a byte order mark.</param>
    /// <returns>The operations, in their order.</returns>
    /// <exception cref="RestException">The text is not JSON, or not a JSON Patch.</exception>
    public static IReadOnlyList<JsonPatchOperation> Read(ReadOnlySpan<byte> text)
    {
        var input = new JsonInput(text, JsonSource.Body);
        try
        {
            input.Read();
            var operations = new List<JsonPatchOperation>();
            while (input.MoveToItem())
            {
                operations.Add(operations.Count < MaxOperations
                    ? ReadOne(ref input, operations.Count)
                    : throw input.Invalid($"at most {MaxOperations} operations", "more"));
            }

            input.MoveToEnd();
            return operations;
        }
        catch (JsonException exception)
        {
            throw input.NotJson(exception);
        }
    }

    private static JsonPatchOperation ReadOne(ref JsonInput input, int index)
    {
        if (input.TokenType != JsonTokenType.StartObject)
        {
            throw input.Invalid(Example);
        }

        string? kind = null, path = null, from = null;
        Range? value = null;
        var isFromRepeated = false;
        var isValueRepeated = false;
        while (input.MoveToMember())
        {
            var name = input.GetText();
            if (Is(name, "op"))
            {
                kind = ReadText(ref input, kind);
            }
            else if (Is(name, "path"))
            {
                path = ReadText(ref input, path);
            }
            else if (Is(name, "from"))
            {
                // Null, or anything else, where the operation does not define the member: checked by the operation.
                isFromRepeated |= from is not null;
                input.Read();
                from = input.TokenType == JsonTokenType.String ? input.GetText() : from;
                input.Skip();
            }
            else if (Is(name, "value"))
            {
                isValueRepeated |= value is not null;
                input.Read();
                value = input.MoveOver();
            }
            else
            {
                input.Skip();
            }
        }

        if (kind is null || path is null)
        {
            throw input.Invalid(Example, "one without op or path");
        }

        // Members that the operation does not define are ignored: RFC 6902, section 4.
        var takesFrom = Is(kind, "move") || Is(kind, "copy");
        var takesValue = Is(kind, "add") || Is(kind, "replace") || Is(kind, "test");
        return (takesFrom && isFromRepeated) || (takesValue && isValueRepeated)
            ? throw input.Invalid(Example, "one with from or value twice")
            : new JsonPatchOperation(index, kind, path, takesFrom ? from : null, takesValue ? value : null);
    }

    private static bool Is(string name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static string ReadText(ref JsonInput input, string? present)
    {
        if (present is not null)
        {
            throw input.Invalid("it once", "it twice in the same object");
        }

        input.Read();
        return input.TokenType == JsonTokenType.String ? input.GetText() : throw input.Invalid("a text");
    }
}
