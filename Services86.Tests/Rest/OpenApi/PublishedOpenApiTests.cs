using System.Text.Json.Nodes;
using Services86.Tests.Support;

namespace Services86.Tests.Rest.OpenApi;

/// <summary>Compares the documents with the published ones, which describe a later version and may have more.</summary>
[TestFixture("User")]
[TestFixture("EMail")]
internal sealed class PublishedOpenApiTests(string agent) : ServerFixture
{
    // The published documents do not describe errors.
    private static readonly string[] Errors =
    [
        "SuperOffice.CRM.Services.Error",
        "SuperOffice.CRM.Services.SoExceptionInfo",
        "SuperOffice.CRM.Services.SoExceptionInfoParametersKeyValuePair",
    ];

    // Version 87 changed the type from a number to a boolean.
    private static readonly string[] ChangedLater = ["SuperOffice.CRM.Services.UserGroup.Deleted"];

    // The published documents declare RFC 3339, whose times have offsets. The answers have none, or one without colon,
    // of this server and of SuperOffice's: docs/SERVICES86.md, Dates on the wire.
    private const string PublishedDate = "string date-time";

    private JsonNode _ours = null!;
    private JsonNode _published = null!;

    [OneTimeSetUp]
    public async Task ReadDocuments()
    {
        _published = JsonNode.Parse(await File.ReadAllTextAsync(Reference.PathOf($"openapi-{agent}.json")))!;
        _ours = JsonNode.Parse(await Server.Http.GetStringAsync($"/openapi/{agent}.json"))!;
    }

    [Test]
    public void Every_operation_is_published_under_the_same_path_id_and_tag()
    {
        foreach (var (path, ours, published) in Operations())
        {
            Assert.That(Text(ours, "operationId"), Is.EqualTo(Text(published, "operationId")), path);
            Assert.That(ours["tags"]!.ToJsonString(), Is.EqualTo(published["tags"]!.ToJsonString()), path);
        }
    }

    [Test]
    public void Every_published_parameter_exists_except_select_without_a_result()
    {
        foreach (var (path, ours, published) in Operations())
        {
            var isVoid = published["responses"]!["204"] is not null;
            var expected = Parameters(_published, published)
                .Where(parameter => !(isVoid && parameter == "$select in query"));

            Assert.That(Parameters(_ours, ours), Is.SupersetOf(expected), path);
        }
    }

    [Test]
    public void Bodies_and_results_have_the_published_types()
    {
        foreach (var (path, ours, published) in Operations())
        {
            Assert.That(TypeOf(_ours, Body(ours)), Is.EqualTo(TypeOf(_published, Body(published))), path);
            Assert.That(TypeOf(_ours, Result(ours)), Is.EqualTo(TypeOf(_published, Result(published))), path);
        }
    }

    [Test]
    public void Every_member_is_published_with_the_same_type()
    {
        foreach (var (name, schema) in _ours["components"]!["schemas"]!.AsObject())
        {
            // Skips enumerations (inline in the published documents), patches and errors.
            if (schema!["properties"] is not JsonObject members || Errors.Contains(name))
            {
                continue;
            }

            var published = _published["components"]!["schemas"]![name]?["properties"];
            Assert.That(published, Is.Not.Null, name);
            foreach (var (member, type) in members.Where(member => !ChangedLater.Contains($"{name}.{member.Key}")))
            {
                Assert.That(
                    TypeOf(_ours, type), Is.EqualTo(TypeOf(_published, published![member])), $"{name}.{member}");
            }
        }
    }

    [Test]
    public void A_published_date_time_is_a_text_with_a_pattern_because_the_answers_have_no_offset()
    {
        var dates = (
            from schema in _ours["components"]!["schemas"]!.AsObject()
            from member in schema.Value!["properties"]?.AsObject() ?? []
            let published = _published["components"]!["schemas"]![schema.Key]?["properties"]?[member.Key]
            where published is not null && TypeOf(_published, published) == PublishedDate
            select member.Value!).ToList();

        Assert.That(dates, Has.All.Matches<JsonNode>(
            date => Text(date, "type") == "string" && date["format"] is null && date["pattern"] is not null));
    }

    private static JsonNode? Body(JsonNode operation) =>
        operation["requestBody"]?["content"]!["application/json"]!["schema"];

    private static JsonNode? Result(JsonNode operation) =>
        operation["responses"]!["200"]?["content"]!["application/json"]!["schema"];

    private static string Text(JsonNode node, string member) => node[member]!.GetValue<string>();

    private static IEnumerable<string> Parameters(JsonNode document, JsonNode operation) =>
        from parameter in operation["parameters"]!.AsArray()
        let resolved = parameter["$ref"] is null ? parameter : At(document, Text(parameter, "$ref"))
        select $"{Text(resolved, "name")} in {Text(resolved, "in")}";

    // The reference of a carrier, or a description of another type: list, dictionary, or type and format.
    private static string? TypeOf(JsonNode? document, JsonNode? schema) => schema switch
    {
        null => null,
        _ when schema["$ref"] is not null => Resolved(document!, Text(schema, "$ref")),
        _ when schema["allOf"]?.AsArray() is [var only] => TypeOf(document, only),
        _ when schema["items"] is { } items => $"[{TypeOf(document, items)}]",
        _ when schema["additionalProperties"] is JsonObject values => $"{{{TypeOf(document, values)}}}",
        _ when PublishedDates.IsDate(schema) => PublishedDate,
        _ => $"{schema["type"]} {Format(schema)}",
    };

    // Enumerations are separate schemas here and strings in the published documents.
    private static string Resolved(JsonNode document, string reference) =>
        At(document, reference)["enum"] is null ? reference : "string ";

    // The format "password" does not change the type.
    private static string? Format(JsonNode schema) =>
        schema["format"]?.GetValue<string>() is { } format && format != "password" ? format : null;

    private static JsonNode At(JsonNode document, string reference) =>
        reference.TrimStart('#', '/').Split('/').Aggregate(document, (node, name) => node[name]!);

    private IEnumerable<(string Path, JsonNode Ours, JsonNode Published)> Operations()
    {
        foreach (var (path, item) in _ours["paths"]!.AsObject())
        {
            var published = _published["paths"]![path]?["post"];
            Assert.That(published, Is.Not.Null, path);
            yield return (path, item!["post"]!, published!);
        }
    }
}
