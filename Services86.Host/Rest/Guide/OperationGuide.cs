using System.Text.Json.Nodes;
using Services86.Description;
using Services86.Host.Rest.Routing;

namespace Services86.Host.Rest.Guide;

/// <summary>Tells how an operation is called.</summary>
internal static class OperationGuide
{
    private const string NoResult = "nothing (204)";

    /// <summary>Describes an operation: its parameters, its result and an example of a call.</summary>
    public static JsonObject Of(RestOperation operation)
    {
        var request = operation.Description.Request.Parts;
        var guide = new JsonObject
        {
            ["Operation"] = operation.Name,
            ["Method"] = "POST",
            ["Path"] = operation.Path + QueryOf(operation),
            ["Parameters"] = new JsonArray([.. request.Select(part => (JsonNode)new JsonObject
            {
                ["Name"] = operation.QueryName ?? part.Name,
                ["In"] = PlaceOf(operation),
                ["Type"] = NameOf(part.Type),
            })]),
            ["Result"] = ResultOf(operation),
        };
        if (operation.Parameters is RestParameters.Body or RestParameters.Object)
        {
            guide["Example"] = operation.BodyType is null ? ExampleOf(request) : Example(request[0].Type, []);
        }

        return guide;
    }

    /// <summary>Tells of an operation in a line: its query, and its result.</summary>
    public static string Summarize(RestOperation operation) =>
        $"{QueryOf(operation)}   Gives {ResultOf(operation)}.".TrimStart();

    private static string QueryOf(RestOperation operation) =>
        operation.QueryName is { } name ? $"?{name}={{{name}}}" : "";

    private static string PlaceOf(RestOperation operation) => operation.Parameters switch
    {
        RestParameters.Query => "query",
        RestParameters.Body => "body: the whole of it",
        _ => "body: a member of an object",
    };

    private static string ResultOf(RestOperation operation) => operation.Description.Reply.Parts switch
    {
        [] => NoResult,
        [var only] => NameOf(only.Type),
        var several => $"{{ {string.Join(", ", several.Select(part => $"{part.Name}: {NameOf(part.Type)}"))} }}",
    };

    private static string NameOf(TypeDescription type) => type switch
    {
        ListDescription list => $"list of {NameOf(list.Item)}",
        DictionaryDescription dictionary => $"object of {NameOf(dictionary.Value)}",
        _ => type.Name,
    };

    private static JsonObject ExampleOf(IEnumerable<MessagePartDescription> parts) =>
        new(parts.Select(part => KeyValuePair.Create(part.Name, Example(part.Type, []))));

    // Without the members of the base, which clients need not send. A type within itself is null.
    private static JsonNode? Example(TypeDescription type, IReadOnlyList<TypeDescription> around) => type switch
    {
        PrimitiveDescription => ExampleOf(type.ClrType),
        EnumDescription enumeration => enumeration.Members[0].Name,
        ListDescription list => new JsonArray(Example(list.Item, around)),
        ObjectDescription description when !around.Contains(type) => new JsonObject(description.OwnMembers.Select(
            member => KeyValuePair.Create(member.Name, Example(member.Type, [.. around, type])))),
        DictionaryDescription => new JsonObject(),
        _ => null,
    };

    private static JsonValue ExampleOf(Type primitive) =>
        primitive == typeof(bool) ? JsonValue.Create(false)
        : primitive == typeof(DateTime) ? JsonValue.Create("2026-11-21T22:47:00")
        : primitive.IsValueType ? JsonValue.Create(0)
        : JsonValue.Create("");
}
