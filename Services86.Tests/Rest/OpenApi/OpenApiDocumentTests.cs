using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using NJsonSchema;
using Services86.Description;
using Services86.Rest.Routing;
using Services86.Tests.Support;

namespace Services86.Tests.Rest.OpenApi;

internal sealed class OpenApiDocumentTests : OpenApiFixture
{
    // Not a type of the contracts, so there are no doc comments to describe the members.
    private const string Error = "SuperOffice.CRM.Services.Error";

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
        foreach (var (path, item) in document["paths"]!.AsObject())
        {
            var security = item!["post"]!["security"];
            Assert.That(security?.ToJsonString(), isRequired ? Is.Null : Is.EqualTo("[]"), path);
        }
    }

    [TestCaseSource(nameof(Agents))]
    public async Task Exactly_the_operations_with_security_read_the_ticket(string agent)
    {
        var document = await DocumentAsync(agent);
        var ticket = await Server.LogInAsync();

        var reading = new List<string>();
        foreach (var (path, _) in document["paths"]!.AsObject())
        {
            if (await AnswerAsync(path, ticket) != await AnswerAsync(path, "7T:nonsense"))
            {
                reading.Add(path);
            }
        }

        var secured = from item in document["paths"]!.AsObject()
                      where item.Value!["post"]!["security"] is null
                      select item.Key;
        Assert.That(reading, Is.EqualTo(secured));
    }

    private async Task<string> AnswerAsync(string path, string ticket)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.TryAddWithoutValidation("Authorization", $"SoTicket {ticket}");
        using var answer = await Server.Http.SendAsync(request);
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<RawHttpAnswer> GetAsync(Services86Server server, string target, params string[] headers)
    {
        using var connection = await RawHttpConnection.OpenAsync(server.Address);
        return await connection.SendAsync(Encoding.ASCII.GetBytes(
            $"GET {target} HTTP/1.1\r\n{string.Join("\r\n", headers)}\r\n\r\n"));
    }
}
