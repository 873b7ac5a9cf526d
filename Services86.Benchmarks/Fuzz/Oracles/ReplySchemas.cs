using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace Services86.Benchmarks.Fuzz.Oracles;

/// <summary>Validates elements of SOAP replies against the schemas in the WSDL files of the server.</summary>
internal sealed class ReplySchemas
{
    private static readonly XNamespace Xs = XmlSchema.Namespace;

    // A set for each agent: the files declare the same header elements.
    private readonly List<XmlSchemaSet> _agents;

    /// <summary>Reads the schemas of the WSDL files.</summary>
    public ReplySchemas(IEnumerable<XDocument> wsdl) => _agents = [.. wsdl.Select(SchemasOf)];

    /// <summary>Validates the header blocks and the content of a reply.</summary>
    /// <returns>The first violation; null if there is none.</returns>
    public Violation? Validate(IEnumerable<XElement> headers, XElement content)
    {
        var agent = _agents.Find(schemas => DeclarationOf(content, schemas) is not null);
        return agent is null
            ? new Violation("An element of a reply is in the schema", content.Name.ToString())
            : headers.Append(content)
                .Select(element => Validate(element, agent))
                .FirstOrDefault(violation => violation is not null);
    }

    private static XmlSchemaSet SchemasOf(XDocument wsdl)
    {
        var schemas = new XmlSchemaSet();
        foreach (var schema in wsdl.Descendants(Xs + "schema"))
        {
            // The imports name no files: the set has all schemas.
            using var reader = schema.CreateReader();
            schemas.Add(targetNamespace: null, reader);
        }

        schemas.Compile();
        return schemas;
    }

    private static Violation? Validate(XElement element, XmlSchemaSet schemas)
    {
        if (DeclarationOf(element, schemas) is not { } declaration)
        {
            return new Violation("An element of a reply is in the schema", element.Name.ToString());
        }

        string? error = null;
        new XElement(element).Validate(declaration, schemas, (_, problem) => error ??= problem.Message);
        return error is null ? null : new Violation("A reply is valid", error);
    }

    private static XmlSchemaElement? DeclarationOf(XElement element, XmlSchemaSet schemas) =>
        schemas.GlobalElements[new XmlQualifiedName(element.Name.LocalName, element.Name.NamespaceName)]
            as XmlSchemaElement;
}
