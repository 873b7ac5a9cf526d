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

        var texts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        Range? value = null;
        while (input.MoveToMember())
        {
            switch (input.GetText().ToUpperInvariant())
            {
                case "VALUE":
                    input.Read();
                    value = input.MoveOver();
                    break;
                case "OP" or "PATH" or "FROM":
                    ReadText(ref input, texts);
                    break;
                default:
                    input.Skip();
                    break;
            }
        }

        return texts.TryGetValue("op", out var kind) && texts.TryGetValue("path", out var path)
            ? new JsonPatchOperation(index, kind, path, texts.GetValueOrDefault("from"), value)
            : throw input.Invalid(Example, "one without op or path");
    }

    private static void ReadText(ref JsonInput input, Dictionary<string, string> texts)
    {
        var name = input.GetText();
        if (texts.ContainsKey(name))
        {
            throw input.Invalid("it once", "it twice in the same object");
        }

        input.Read();
        texts.Add(name, input.TokenType == JsonTokenType.String ? input.GetText() : throw input.Invalid("a text"));
    }
}
