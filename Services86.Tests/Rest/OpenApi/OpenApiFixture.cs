using System.Text.Json.Nodes;
using NJsonSchema;
using NJsonSchema.Infrastructure;
using Services86.Tests.Support;

namespace Services86.Tests.Rest.OpenApi;

/// <summary>Reads the OpenAPI documents of a server.</summary>
internal abstract class OpenApiFixture : ServerFixture
{
    protected static readonly string[] Agents = ["SoPrincipal", "User", "EMail"];

    /// <summary>Gets the schemas of a document as definitions of a JSON schema.</summary>
    protected static string Definitions(JsonObject document) => InJsonSchema(document["components"]!["schemas"]!);

    /// <summary>Gets the text of a schema with references to <see cref="Definitions"/>.</summary>
    protected static string InJsonSchema(JsonNode schema) =>
        schema.ToJsonString().Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal);

    // NJsonSchema applies "nullable" only with the schema type OpenApi3.
    protected static Task<JsonSchema> JsonSchemaOfOpenApiAsync(string json) =>
        JsonSchemaSerialization.FromJsonAsync(
            json,
            SchemaType.OpenApi3,
            documentPath: null,
            JsonReferenceResolver.CreateJsonReferenceResolverFactory(new DefaultTypeNameGenerator()),
            JsonSchema.CreateJsonSerializerContractResolver(SchemaType.OpenApi3),
            CancellationToken.None);

    /// <summary>Gets the node that a reference names.</summary>
    protected static JsonNode At(JsonNode document, string reference) =>
        reference.TrimStart('#', '/').Split('/').Aggregate(document, (node, name) => node[name]!);

    /// <summary>Gets a node and all nodes within the node.</summary>
    protected static IEnumerable<JsonNode> Nodes(JsonNode node) => node switch
    {
        JsonObject @object => @object.Select(member => member.Value).OfType<JsonNode>().SelectMany(Nodes).Prepend(node),
        JsonArray array => array.OfType<JsonNode>().SelectMany(Nodes).Prepend(node),
        _ => [node],
    };

    protected Task<string> TextAsync(string agent) => Server.Http.GetStringAsync($"/openapi/{agent}.json");

    protected async Task<JsonObject> DocumentAsync(string agent) => JsonNode.Parse(await TextAsync(agent))!.AsObject();
}
