using System.Text.Json;
using Services86.Description;
using Services86.Rest.Routing;
using Services86.Tests.Support;

namespace Services86.Tests.Rest;

/// <summary>Compares the REST services with the published OpenAPI files, which describe a later version.</summary>
[TestFixture(typeof(IUserAgent))]
[TestFixture(typeof(IEMailAgent))]
internal sealed class PublishedRestTests(Type agent)
{
    private const string Json = "application/json";

    private readonly List<string> _differences = [];
    private readonly HashSet<string> _compared = [];
    private RestService _served = null!;
    private JsonElement _published;
    private ILookup<string, string> _addedLater = null!;

    [OneTimeSetUp]
    public void ReadBoth()
    {
        _served = new RestService(ContractDescription.Of(agent));
        _published = Read($"openapi-{_served.Contract.Name}.json");
        _addedLater = AddedLater(Read("tables/version_diffs.json"));
    }

    [SetUp]
    public void Clear()
    {
        _differences.Clear();
        _compared.Clear();
    }

    [Test]
    public void The_services_match_the_published_files()
    {
        foreach (var operation in _served.Operations)
        {
            Compare(operation);
        }

        Assert.That(_differences, Is.Empty);
        Assert.That(_compared, Has.Count.GreaterThan(2), "types that were compared");
    }

    [Test]
    public void A_difference_is_reported()
    {
        var operation = _served.Operations.First(candidate => candidate.SavedEntity is not null);
        var published = _published.GetProperty("paths").GetProperty(operation.Path).GetProperty("post");

        CompareType(BodySchema(published)!.Value, TypeDescription.Of(typeof(SoTimeZone)), "it");

        Assert.That(
            _differences,
            Has.Member("it: SoTimeZoneId is served and not published")
                .And.Member("it: TableRight is published and not served"));
    }

    private static JsonElement Read(string file) =>
        JsonDocument.Parse(File.ReadAllBytes(Reference.PathOf(file))).RootElement;

    // The members added after version 86, by type.
    private static ILookup<string, string> AddedLater(JsonElement differences) => (
        from agentSteps in differences.EnumerateObject()
        where agentSteps.Value.ValueKind == JsonValueKind.Object
        from step in agentSteps.Value.EnumerateObject()
        where step.Name is "86->87" or "87->88" && step.Value.TryGetProperty("types_changed", out _)
        from type in step.Value.GetProperty("types_changed").EnumerateObject()
        from member in type.Value.GetProperty("added").EnumerateArray()
        select (Type: type.Name, Member: member.GetString()!.Split(':')[0]))
        .ToLookup(added => added.Type, added => added.Member);

    private static JsonElement? Property(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value : null;

    private static JsonElement? BodySchema(JsonElement post) =>
        Property(post, "requestBody")?.GetProperty("content").GetProperty(Json).GetProperty("schema");

    private void Compare(RestOperation operation)
    {
        if (Property(_published.GetProperty("paths"), operation.Path) is not { } path
            || Property(path, "post") is not { } post)
        {
            _differences.Add($"{operation.Path} is served and not published");
            return;
        }

        Compare(operation.Name + ": query", QueryNames(post), operation.QueryName is { } name ? [name] : []);
        CompareBody(operation, BodySchema(post));
        CompareResult(operation, post.GetProperty("responses"));
    }

    private static IEnumerable<string> QueryNames(JsonElement post) =>
        from parameter in Property(post, "parameters")?.EnumerateArray() ?? default
        where parameter.GetProperty("in").GetString() == "query"
        let name = parameter.GetProperty("name").GetString()
        where name != "$select"
        select name;

    private void CompareBody(RestOperation operation, JsonElement? schema)
    {
        var parts = operation.Description.Request.Parts;
        switch (operation.Parameters, schema)
        {
            case (RestParameters.None or RestParameters.Query, null):
                break;
            case (RestParameters.Body, { } body):
                CompareType(body, parts[0].Type, operation.Name + " body");
                break;
            case (RestParameters.Object, { } body):
                CompareMembers(
                    Resolve(body),
                    parts.Select(part => (part.Name, part.Type)),
                    operation.Name + " body",
                    addedLater: []);
                break;
            default:
                _differences.Add(
                    $"{operation.Name}: its parameters are served as {operation.Parameters}, published " +
                    $"{(schema is null ? "without" : "with")} a body");
                break;
        }
    }

    private void CompareResult(RestOperation operation, JsonElement responses)
    {
        var schema = Property(responses, "200")?.GetProperty("content").GetProperty(Json).GetProperty("schema");
        if (schema is null != operation.IsVoid)
        {
            _differences.Add(
                $"{operation.Name}: a result is {(operation.IsVoid ? "not " : "")}served, and otherwise published");
        }
        else if (schema is { } result)
        {
            CompareType(result, operation.Description.Reply.Parts[0].Type, operation.Name + " result");
        }
    }

    private void CompareType(JsonElement schema, TypeDescription type, string where)
    {
        var resolved = Resolve(schema);
        var kind = KindOf(resolved);
        if (kind != KindOf(type))
        {
            _differences.Add($"{where}: served as {KindOf(type)}, published as {kind}");
            return;
        }

        switch (type)
        {
            case ListDescription list:
                CompareType(resolved.GetProperty("items"), list.Item, where + "[]");
                break;
            case DictionaryDescription dictionary:
                CompareType(resolved.GetProperty("additionalProperties"), dictionary.Value, where + "{}");
                break;
            case EnumDescription enumeration:
                CompareNames(resolved, enumeration, where);
                break;
            case ObjectDescription description when _compared.Add(type.Name) || where == "it":
                CompareMembers(
                    resolved,
                    description.Members.Select(member => (member.Name, member.Type)),
                    where,
                    _addedLater[type.Name]);
                break;
            default:
                break;
        }
    }

    private void CompareMembers(
        JsonElement schema,
        IEnumerable<(string Name, TypeDescription Type)> members,
        string where,
        IEnumerable<string> addedLater)
    {
        var served = members.ToList();
        var published = schema.GetProperty("properties").EnumerateObject().ToDictionary(p => p.Name, p => p.Value);
        var later = addedLater.ToHashSet();
        var servedNames = served.Select(member => member.Name).ToList();

        // A served member that is also "added later" has changed its type: UserGroup.Deleted became a boolean.
        Compare(where, published.Keys.Except(later.Except(servedNames)), servedNames);
        foreach (var (name, type) in served.Where(
            member => published.ContainsKey(member.Name) && !later.Contains(member.Name)))
        {
            CompareType(published[name], type, $"{where}.{name}");
        }
    }

    private void CompareNames(JsonElement schema, EnumDescription enumeration, string where)
    {
        if (Property(schema, "enum") is { } names)
        {
            _differences.AddRange(enumeration.Members.Select(member => member.Name)
                .Except(names.EnumerateArray().Select(name => name.GetString()!))
                .Select(name => $"{where}: {name} is served and not published"));
        }
    }

    private void Compare(string where, IEnumerable<string> published, IEnumerable<string> served)
    {
        var publishedNames = published.ToList();
        var servedNames = served.ToList();
        _differences.AddRange(
            servedNames.Except(publishedNames).Select(name => $"{where}: {name} is served and not published"));
        _differences.AddRange(
            publishedNames.Except(servedNames).Select(name => $"{where}: {name} is published and not served"));
    }

    private JsonElement Resolve(JsonElement schema)
    {
        while (Property(schema, "$ref") is { } reference)
        {
            schema = _published.GetProperty("components").GetProperty("schemas")
                .GetProperty(reference.GetString()!.Split('/')[^1]);
        }

        return schema;
    }

    private static string KindOf(JsonElement schema) =>
        Property(schema, "additionalProperties") is { ValueKind: JsonValueKind.Object } ? "map"
        : Property(schema, "format")?.GetString() == "date-time" ? "date"
        : Property(schema, "type")?.GetString() ?? "nothing";

    private static string KindOf(TypeDescription type) => type switch
    {
        ListDescription => "array",
        DictionaryDescription => "map",
        ObjectDescription => "object",
        EnumDescription => "string",
        _ when type.ClrType == typeof(DateTime) => "date",
        _ when type.ClrType == typeof(bool) => "boolean",
        _ when type.ClrType == typeof(int) || type.ClrType == typeof(short) => "integer",
        _ when type.ClrType == typeof(double) => "number",
        _ => "string",
    };
}
