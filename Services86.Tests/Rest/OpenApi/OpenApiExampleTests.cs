using System.Text;
using System.Text.Json.Nodes;
using NJsonSchema;
using Services86.Tests.Support;

namespace Services86.Tests.Rest.OpenApi;

internal sealed class OpenApiExampleTests : OpenApiFixture
{
    [TestCaseSource(nameof(Agents))]
    public async Task Every_sample_is_valid_for_its_schema(string agent)
    {
        var document = await DocumentAsync(agent);
        var schemas = document["components"]!["schemas"]!.AsObject();
        var validators =
            (await JsonSchemaOfOpenApiAsync($$"""{ "definitions": {{Definitions(document)}} }""")).Definitions;

        var samples = schemas.Where(schema => schema.Value!["example"] is not null).ToList();
        var errors =
            from sample in samples
            from error in validators[sample.Key].Validate(sample.Value!["example"]!.ToJsonString(), SchemaType.OpenApi3)
            select $"{sample.Key}: {error}";

        Assert.That(samples, Is.Not.Empty);
        Assert.That(errors, Is.Empty);
    }

    [TestCaseSource(nameof(Agents))]
    public async Task Every_example_anywhere_in_the_document_is_valid_for_the_schema_that_has_the_example(string agent)
    {
        var document = await DocumentAsync(agent);
        var definitions = Definitions(document);

        var examples = Nodes(document).OfType<JsonObject>()
            .Where(node => node["example"] is not null && (node["type"] ?? node["allOf"] ?? node["$ref"]) is not null)
            .ToList();
        var errors = new List<string>();
        foreach (var schema in examples)
        {
            var members = InJsonSchema(schema)[1..];
            var validator = await JsonSchemaOfOpenApiAsync($$"""{ "definitions": {{definitions}}, {{members}}""");
            errors.AddRange(validator.Validate(schema["example"]!.ToJsonString(), SchemaType.OpenApi3)
                .Select(error => $"{schema.ToJsonString()}: {error}"));
        }

        Assert.That(examples, Is.Not.Empty);
        Assert.That(errors, Is.Empty);
    }

    [TestCaseSource(nameof(Agents))]
    public async Task The_server_reads_every_sample(string agent)
    {
        var document = await DocumentAsync(agent);

        // A separate server, because some samples change the password of the caller.
        await using var server = await Services86Server.StartAsync();
        var ticket = await server.LogInAsync();

        var misread = new List<string>();
        foreach (var (path, item) in document["paths"]!.AsObject())
        {
            var operation = item!["post"]!;
            var id = operation["parameters"]!.AsArray()
                .SingleOrDefault(parameter => parameter!["required"] is not null);
            using var request = new HttpRequestMessage(HttpMethod.Post, id is null ? path : $"{path}?{id["name"]}=0");
            request.Headers.TryAddWithoutValidation("Authorization", $"SoTicket {ticket}");
            if (operation["requestBody"]?["content"]!["application/json"]!["schema"] is { } schema)
            {
                var sample = schema["example"] ?? At(document, schema["$ref"]!.GetValue<string>())["example"];
                request.Content = new StringContent(sample!.ToJsonString(), Encoding.UTF8, "application/json");
            }

            // A refusal by an agent (of an empty password, for example) has an ExceptionInfo: the sample was read.
            using var answer = await server.Http.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            if (!answer.IsSuccessStatusCode && JsonNode.Parse(text)!["ExceptionInfo"] is null)
            {
                misread.Add($"{path}: {text}");
            }
        }

        Assert.That(misread, Is.Empty);
    }
}
