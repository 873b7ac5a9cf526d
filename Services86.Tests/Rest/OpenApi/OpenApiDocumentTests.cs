using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using NJsonSchema;
using NJsonSchema.Infrastructure;
using Services86.Description;
using Services86.Rest.Routing;
using Services86.Tests.Support;

namespace Services86.Tests.Rest.OpenApi;

internal sealed class OpenApiDocumentTests : ServerFixture
{
    // Not a type of the contracts, so there are no doc comments to describe the members.
    private const string Error = "SuperOffice.CRM.Services.Error";

    private static readonly string[] Agents = ["SoPrincipal", "User", "EMail"];

    [TestCaseSource(nameof(Agents))]
    public async Task The_document_is_valid_for_the_OpenAPI_schema(string agent)
    {
        var schema = await JsonSchema.FromFileAsync(
            Path.Combine(TestContext.CurrentContext.TestDirectory, "Rest/OpenApi/Schema/openapi-3.0.json"));

        var errors = schema.Validate(await TextAsync(agent));

        Assert.That(errors, Is.Empty);
    }

    [TestCaseSource(nameof(Agents))]
    public async Task The_document_is_read_without_errors_or_warnings(string agent)
    {
        var result = OpenApiDocument.Parse(await TextAsync(agent), "json");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Diagnostic!.Errors, Is.Empty);
            Assert.That(result.Diagnostic.Warnings, Is.Empty);
            Assert.That(result.Document!.Validate(ValidationRuleSet.GetDefaultRuleSet()), Is.Empty);
        }
    }

    [TestCaseSource(nameof(Agents))]
    public async Task The_document_has_exactly_the_operations_of_the_server(string agent)
    {
        var contract = Server.Services.GetServices<ContractDescription>().Single(contract => contract.Name == agent);

        var document = await DocumentAsync(agent);

        Assert.That(
            document["paths"]!.AsObject().Select(path => path.Key),
            Is.EqualTo(new RestService(contract).Operations.Select(operation => operation.Path)));
    }

    [Test]
    public void Every_agent_has_a_document() =>
        Assert.That(
            Server.Services.GetServices<ContractDescription>().Select(contract => contract.Name),
            Is.EquivalentTo(Agents));

    [TestCaseSource(nameof(Agents))]
    public async Task Every_reference_resolves_and_every_component_is_used(string agent)
    {
        var document = await DocumentAsync(agent);

        var references = Nodes(document).OfType<JsonObject>()
            .Select(node => node["$ref"]?.GetValue<string>()).OfType<string>().Distinct();

        var components = from kind in document["components"]!.AsObject()
                         where kind.Key != "securitySchemes"
                         from component in kind.Value!.AsObject()
                         select $"#/components/{kind.Key}/{component.Key}";
        Assert.That(references, Is.EquivalentTo(components));
    }

    [TestCaseSource(nameof(Agents))]
    public async Task Every_operation_and_property_is_described(string agent)
    {
        var document = await DocumentAsync(agent);

        var operations = document["paths"]!.AsObject().Select(path => path.Value!["post"]!);
        var undescribed = from schema in document["components"]!["schemas"]!.AsObject()
                          where schema.Key != Error
                          from property in schema.Value!["properties"]?.AsObject() ?? []
                          where property.Value!["description"] is null
                          select $"{schema.Key}.{property.Key}";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(operations, Has.All.Matches<JsonNode>(operation => operation["summary"] is not null));
            Assert.That(undescribed, Is.Empty);
            Assert.That(
                Nodes(document["components"]!["schemas"]!.AsObject()).OfType<JsonObject>().Select(node => node["enum"]),
                Has.None.Matches<JsonNode?>(names => names?.AsArray().Count == 0));
        }
    }

    [TestCaseSource(nameof(Agents))]
    public async Task Every_sample_is_valid_for_its_schema(string agent)
    {
        var document = await DocumentAsync(agent);
        var schemas = document["components"]!["schemas"]!.AsObject();
        var definitions = schemas.ToJsonString()
            .Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal);
        var validators = (await JsonSchemaOfOpenApiAsync($$"""{ "definitions": {{definitions}} }""")).Definitions;

        var samples = schemas.Where(schema => schema.Value!["example"] is not null).ToList();
        var errors =
            from sample in samples
            from error in validators[sample.Key].Validate(sample.Value!["example"]!.ToJsonString(), SchemaType.OpenApi3)
            select $"{sample.Key}: {error}";

        Assert.That(samples, Is.Not.Empty);
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

    [TestCase("/openapi/User.json", "h:81", "http://h:81")]
    [TestCase("/OpenAPI/user.JSON", "h", "http://h")]
    [TestCase("/Cust12345/openapi/User.json", "rest.example.com", "http://rest.example.com/Cust12345")]
    [TestCase("http://absolute:82/openapi/User.json", "h", "http://absolute:82")]
    [TestCase("/%22,%22x/openapi/User.json", "h", "http://h/%22,%22x")]
    public async Task The_document_has_the_address_that_the_caller_used(string target, string host, string address)
    {
        var answer = await GetAsync(Server, target, $"Host: {host}");

        var document = JsonNode.Parse(answer.Body)!;
        Assert.That(document["servers"]![0]!["url"]!.GetValue<string>(), Is.EqualTo(address));
    }

    [Test]
    public async Task Forwarded_headers_of_a_trusted_proxy_set_the_address()
    {
        await using var server = await Services86Server.StartAsync("--Services86:TrustedProxies=127.0.0.1");

        var answer = await GetAsync(
            server,
            "/openapi/User.json",
            "Host: inner:5086",
            "X-Forwarded-For: 203.0.113.9",
            "X-Forwarded-Proto: https",
            "X-Forwarded-Host: rest.example.com",
            "X-Forwarded-Prefix: /crm");

        var document = JsonNode.Parse(answer.Body)!;
        Assert.That(document["servers"]![0]!["url"]!.GetValue<string>(), Is.EqualTo("https://rest.example.com/crm"));
    }

    [Test]
    public async Task An_unchanged_document_gives_304()
    {
        using var first = await Server.Http.GetAsync("/openapi/User.json");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/openapi/User.json");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await Server.Http.SendAsync(request);
        using var elsewhere = await Server.Http.GetAsync("/Cust12345/openapi/User.json");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
            Assert.That(elsewhere.Headers.ETag, Is.Not.EqualTo(first.Headers.ETag));
        }
    }

    [Test]
    public async Task HEAD_gives_the_length_and_no_document()
    {
        using var get = await Server.Http.GetAsync("/openapi/User.json");
        using var request = new HttpRequestMessage(HttpMethod.Head, "/openapi/User.json");

        using var head = await Server.Http.SendAsync(request);

        Assert.That(
            head.Content.Headers.ContentLength, Is.EqualTo(get.Content.Headers.ContentLength).And.GreaterThan(0));
    }

    [TestCase("/openapi/Nobody.json")]
    [TestCase("/openapi/User")]
    [TestCase("/openapi/User.xml")]
    [TestCase("/openapi/.json")]
    [TestCase("/openapi/")]
    [TestCase("/User.json")]
    public async Task Other_addresses_give_404(string path)
    {
        using var answer = await Server.Http.GetAsync(path);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Another_method_is_not_allowed()
    {
        using var answer = await Server.Http.PostAsync("/openapi/User.json", content: null);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
            Assert.That(answer.Content.Headers.Allow, Is.EquivalentTo(["GET", "HEAD"]));
        }
    }

    [TestCase("SoPrincipal", false)]
    [TestCase("User", true)]
    [TestCase("EMail", true)]
    public async Task All_agents_except_SoPrincipal_require_authentication(string agent, bool isRequired)
    {
        var document = await DocumentAsync(agent);

        Assert.That(document["security"], isRequired ? Is.Not.Null : Is.Null);
    }

    private static async Task<RawHttpAnswer> GetAsync(Services86Server server, string target, params string[] headers)
    {
        using var connection = await RawHttpConnection.OpenAsync(server.Address);
        return await connection.SendAsync(Encoding.ASCII.GetBytes(
            $"GET {target} HTTP/1.1\r\n{string.Join("\r\n", headers)}\r\n\r\n"));
    }

    // NJsonSchema applies "nullable" only with the schema type OpenApi3.
    private static Task<JsonSchema> JsonSchemaOfOpenApiAsync(string json) =>
        JsonSchemaSerialization.FromJsonAsync(
            json,
            SchemaType.OpenApi3,
            documentPath: null,
            JsonReferenceResolver.CreateJsonReferenceResolverFactory(new DefaultTypeNameGenerator()),
            JsonSchema.CreateJsonSerializerContractResolver(SchemaType.OpenApi3),
            CancellationToken.None);

    private static JsonNode At(JsonNode document, string reference) =>
        reference.TrimStart('#', '/').Split('/').Aggregate(document, (node, name) => node[name]!);

    private static IEnumerable<JsonNode> Nodes(JsonNode node) => node switch
    {
        JsonObject @object => @object.Select(member => member.Value).OfType<JsonNode>().SelectMany(Nodes).Prepend(node),
        JsonArray array => array.OfType<JsonNode>().SelectMany(Nodes).Prepend(node),
        _ => [node],
    };

    private Task<string> TextAsync(string agent) => Server.Http.GetStringAsync($"/openapi/{agent}.json");

    private async Task<JsonObject> DocumentAsync(string agent) => JsonNode.Parse(await TextAsync(agent))!.AsObject();
}
