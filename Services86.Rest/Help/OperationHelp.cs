using System.Text.Json.Nodes;
using Services86.Description;
using Services86.Rest.Routing;

namespace Services86.Rest.Help;

/// <summary>Describes how an operation is called.</summary>
internal sealed class OperationHelp(DocComments comments, Samples samples)
{
    private const string NoResult = "nothing (204)";

    /// <summary>Describes an operation: its parameters, its result and an example of a call.</summary>
    public JsonObject Of(RestOperation operation)
    {
        var request = operation.Description.Request.Parts;
        var help = new JsonObject
        {
            ["Operation"] = operation.Name,
            ["Summary"] = comments.SummaryOf(operation.Description.Method),
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
        if (operation.HasBody)
        {
            help["Example"] = operation.BodyType is null ? samples.Of(request) : samples.Of(request[0]);
        }

        return help;
    }

    /// <summary>Describes the query and the result of an operation in one line.</summary>
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
}
