using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Services86.Description;
using Services86.Rest.Help;

namespace Services86.Rest.OpenApi;

/// <summary>Creates the schemas of a document, and adds the named schemas to its components.</summary>
/// <remarks>
/// <c>nullable</c> is set in the definition of a type, not where the type is used, because OpenAPI 3.0 ignores keywords
/// beside a reference. This makes no difference here: every carrier can be null wherever it is used.
/// </remarks>
internal sealed class Schemas(OpenApiDocument document, DocComments comments, Samples samples)
{
    // No format "date-time", although the published documents have it: that is RFC 3339, which requires an offset, with
    // a colon. A client generated from it takes the offset of its own machine for the one that is missing.
    private const string DatePattern =
        @"^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?)?(Z|[+-]\d\d(:?\d\d)?)?$";

    private readonly HashSet<string> _known = [];

    /// <summary>Gets the schema of a part of a message.</summary>
    public IOpenApiSchema Of(MessagePartDescription part) => Of(part.Type, comments.SummaryOf(part), part.IsSecret);

    /// <summary>
    /// Gets the schema of a part of a message without description, for a use that is described elsewhere.
    /// </summary>
    public IOpenApiSchema OfWhole(MessagePartDescription part) => Of(part.Type, description: null, part.IsSecret);

    /// <summary>Gets the schema of an object whose members are the parts of a message.</summary>
    /// <param name="name">The name of the schema.</param>
    /// <param name="description">The description of the object.</param>
    /// <param name="parts">The parts.</param>
    public IOpenApiSchema OfParts(string name, string description, IReadOnlyList<MessagePartDescription> parts) =>
        Reference(name, () => new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = description,
            Properties = parts.ToDictionary(part => part.Name, Of),
            Examples = [samples.Of(parts)],
        });

    /// <summary>Gets the schema of a part of a request that is the whole body: an entity, or a list.</summary>
    public IOpenApiSchema OfBody(MessagePartDescription part)
    {
        var schema = OfWhole(part);
        if (schema is OpenApiSchema list && samples.Of(part) is { } sample)
        {
            list.Examples = [sample];
        }

        return schema;
    }

    /// <summary>Gets the schema of a carrier.</summary>
    public OpenApiSchemaReference Reference(ObjectDescription carrier) =>
        Reference(SchemaNames.Of(carrier), () => new OpenApiSchema
        {
            Type = Nullable(carrier, JsonSchemaType.Object),
            Description = comments.SummaryOf(carrier.ClrType),
            Properties = carrier.Members.ToDictionary(member => member.Name, Of),
            Examples = [samples.Of(carrier)],
            Xml = new OpenApiXml { Name = carrier.Name },
        });

    private IOpenApiSchema Of(MemberDescription member) =>
        Of(member.Type, comments.SummaryOf(member.Property), member.IsSecret);

    private IOpenApiSchema Of(TypeDescription type, string? description, bool isSecret)
    {
        var schema = Of(type, description);
        if (isSecret && type.ClrType == typeof(string))
        {
            ((OpenApiSchema)schema).Format = "password";
        }

        return schema;
    }

    private IOpenApiSchema Of(TypeDescription type, string? description = null) => type switch
    {
        ObjectDescription carrier => Described(Reference(carrier), description),
        EnumDescription { IsFlags: false } enumeration => Described(Reference(enumeration), description),
        _ => Inline(type, description),
    };

    private OpenApiSchemaReference Reference(EnumDescription enumeration) =>
        Reference(SchemaNames.Of(enumeration), () => new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Description = comments.SummaryOf(enumeration.ClrType),
            Enum = [.. enumeration.Members.Select(member => JsonValue.Create(member.Name))],
        });

    private OpenApiSchemaReference Reference(string name, Func<OpenApiSchema> create)
    {
        // Added before its members, because a type can have members of its own type.
        if (_known.Add(name))
        {
            document.AddComponent<IOpenApiSchema>(name, create());
        }

        return new OpenApiSchemaReference(name, document);
    }

    // OpenAPI 3.0 ignores keywords beside a reference.
    private static IOpenApiSchema Described(OpenApiSchemaReference reference, string? description) =>
        description is null ? reference : new OpenApiSchema { Description = description, AllOf = [reference] };

    private OpenApiSchema Inline(TypeDescription type, string? description)
    {
        var schema = type switch
        {
            ListDescription list => new OpenApiSchema { Type = JsonSchemaType.Array, Items = Of(list.Item) },
            DictionaryDescription dictionary => new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                AdditionalProperties = Of(dictionary.Value),
            },
            EnumDescription => new OpenApiSchema { Type = JsonSchemaType.String, Pattern = @"^\w+(, *\w+)*$" },
            _ => Primitive(type.ClrType),
        };
        schema.Type = Nullable(type, schema.Type!.Value);
        schema.Description = RemarkOn(type) is { } remark ? $"{description} {remark}".TrimStart() : description;
        return schema;
    }

    // The rules that the keywords of the schema cannot express.
    private static string? RemarkOn(TypeDescription type) => type switch
    {
        EnumDescription flags => "Some of "
            + $"{string.Join(", ", from name in flags.Names where name.Value != 0 select name.Name)}, "
            + "with commas between (in XML: spaces); None for none.",
        { ClrType: var date } when date == typeof(DateTime) =>
            "Without an offset: in UTC, or in the zone that SO-TimeZone names. With an offset if SO-TimeZone asks for "
            + "includeTZOffset. 0001-01-01T00:00:00 is no beginning, 9999-12-31T23:59:59 no end.",
        _ => null,
    };

    private static OpenApiSchema Primitive(Type type) =>
        type == typeof(string) ? new() { Type = JsonSchemaType.String }
        : type == typeof(int) ? new() { Type = JsonSchemaType.Integer, Format = "int32" }
        : type == typeof(short) ? new()
        {
            Type = JsonSchemaType.Integer,
            Format = "int32",
            Minimum = short.MinValue.ToString(CultureInfo.InvariantCulture),
            Maximum = short.MaxValue.ToString(CultureInfo.InvariantCulture),
        }
        : type == typeof(bool) ? new() { Type = JsonSchemaType.Boolean }
        : type == typeof(double) ? new() { Type = JsonSchemaType.Number, Format = "double" }
        : type == typeof(DateTime) ? new()
        {
            Type = JsonSchemaType.String,
            Pattern = DatePattern,
            Examples = [Samples.Date],
        }
        : type == typeof(byte[]) ? new() { Type = JsonSchemaType.String, Format = "byte" }
        : throw new NotSupportedException(
            $"{type} has no schema: expected a type that a contract can have. Add it here.");

    private static JsonSchemaType Nullable(TypeDescription type, JsonSchemaType schemaType) =>
        type.IsNillable ? schemaType | JsonSchemaType.Null : schemaType;
}
