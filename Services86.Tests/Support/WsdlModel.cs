using System.Xml.Linq;

namespace Services86.Tests.Support;

/// <summary>
/// A WSDL as comparable components: each operation, message, element and type as lines of text, with qualified names,
/// sorted attributes, and without prefixes, addresses and imports.
/// </summary>
internal sealed class WsdlModel
{
    private const string SerializationNamespace = "http://schemas.microsoft.com/2003/10/Serialization/";

    private static readonly XNamespace Wsdl = "http://schemas.xmlsoap.org/wsdl/";
    private static readonly XNamespace Xs = "http://www.w3.org/2001/XMLSchema";

    private static readonly HashSet<string> NameAttributes =
        ["type", "base", "ref", "itemType", "element", "message", "binding"];

    private readonly SortedDictionary<string, XElement> _components;

    private WsdlModel(IEnumerable<KeyValuePair<string, XElement>> components, IReadOnlyList<string> operations)
    {
        _components = new(components.ToDictionary(), StringComparer.Ordinal);
        Operations = operations;
    }

    /// <summary>Gets the operations of the portType, in document order.</summary>
    public IReadOnlyList<string> Operations { get; }

    /// <summary>Gets the lines of all components, each line after the key of its component.</summary>
    public IEnumerable<string> Lines =>
        _components.SelectMany(c => Dump(c.Value, "").Select(line => $"{c.Key}: {line}"));

    public static WsdlModel Parse(byte[] document)
    {
        var definitions = XElement.Load(new MemoryStream(document));
        var operations = definitions.Elements(Wsdl + "portType").Elements(Wsdl + "operation").Select(NameOf);
        return new WsdlModel(ComponentsOf(definitions), [.. operations]);
    }

    /// <summary>Gets the model of some of the operations, with all components that they refer to.</summary>
    public WsdlModel RestrictTo(IReadOnlyCollection<string> operations)
    {
        var kept = new HashSet<string>();
        var open = new Stack<string>(_components.Keys.Where(key => IsRoot(key, operations)));
        while (open.TryPop(out var key))
        {
            if (_components.TryGetValue(key, out var component) && kept.Add(key))
            {
                foreach (var referred in ReferredBy(key, component))
                {
                    open.Push(referred);
                }
            }
        }

        return new WsdlModel(_components.Where(c => kept.Contains(c.Key)), [.. Operations.Where(operations.Contains)]);
    }

    private static bool IsRoot(string key, IReadOnlyCollection<string> operations) =>
        key.Contains($"{{{SerializationNamespace}}}", StringComparison.Ordinal)
        || key.Split(' ') switch
        {
            ["portType" or "binding", var operation] => operations.Contains(operation),
            ["contract", ..] => true,
            _ => false,
        };

    private static IEnumerable<string> ReferredBy(string key, XElement component)
    {
        var names =
            from attribute in component.DescendantsAndSelf().Attributes()
            where NameAttributes.Contains(attribute.Name.LocalName)
            select (Kind: KindOf(attribute), Name: Resolve(attribute));
        foreach (var (kind, name) in names)
        {
            yield return $"{kind} {name}";
        }

        if (key.StartsWith("type ", StringComparison.Ordinal))
        {
            yield return "element " + key["type ".Length..];
        }

        if (component.Parent is { } parent && parent.Name == Xs + "schema")
        {
            yield return "schema " + parent.Attribute("targetNamespace")?.Value;
        }
    }

    private static string KindOf(XAttribute attribute) => attribute.Name.LocalName switch
    {
        "message" => "message",
        "element" or "ref" => "element",
        _ when attribute.Parent!.Name.Namespace == Xs => "type",
        _ => "contract",
    };

    private static IEnumerable<KeyValuePair<string, XElement>> ComponentsOf(XElement definitions)
    {
        foreach (var schema in definitions.Elements(Wsdl + "types").Elements(Xs + "schema"))
        {
            var xmlNamespace = schema.Attribute("targetNamespace")?.Value;
            yield return new($"schema {xmlNamespace}", new XElement(schema.Name, schema.Attributes()));
            foreach (var item in schema.Elements().Where(item => item.Name != Xs + "import"))
            {
                var name = item.Name.LocalName;
                var kind = name.EndsWith("Type", StringComparison.Ordinal) ? "type" : name;
                yield return new($"{kind} {{{xmlNamespace}}}{NameOf(item)}", item);
            }
        }

        var targetNamespace = definitions.Attribute("targetNamespace")!.Value;
        foreach (var message in definitions.Elements(Wsdl + "message"))
        {
            yield return new($"message {{{targetNamespace}}}{NameOf(message)}", message);
        }

        foreach (var group in definitions.Elements().Where(e => e.Name.LocalName is "portType" or "binding"))
        {
            foreach (var operation in group.Elements(Wsdl + "operation"))
            {
                yield return new($"{group.Name.LocalName} {NameOf(operation)}", operation);
            }
        }

        yield return new("contract definitions", new XElement(definitions.Name, definitions.Attributes()));
        var parts = definitions.Elements().Where(e => e.Name.LocalName is "portType" or "binding" or "service");
        foreach (var part in parts)
        {
            var rest = new XElement(part);
            rest.Add(definitions.Attributes().Where(a => a.IsNamespaceDeclaration && part.Attribute(a.Name) is null));
            rest.Elements(Wsdl + "operation").Remove();
            rest.Descendants().Attributes("location").Remove();
            yield return new($"contract {part.Name.LocalName}", rest);
        }
    }

    private static string NameOf(XElement element) => element.Attribute("name")!.Value;

    private static IEnumerable<string> Dump(XElement element, string indent)
    {
        var attributes =
            from attribute in element.Attributes()
            where !attribute.IsNamespaceDeclaration
            let value = NameAttributes.Contains(attribute.Name.LocalName) ? Resolve(attribute) : attribute.Value
            orderby attribute.Name.ToString()
            select $" {attribute.Name}='{value}'";
        var text = element.HasElements ? "" : " " + element.Value;
        yield return (indent + element.Name + string.Concat(attributes) + text).TrimEnd();
        foreach (var line in element.Elements().SelectMany(child => Dump(child, indent + "  ")))
        {
            yield return line;
        }
    }

    private static string Resolve(XAttribute attribute)
    {
        var colon = attribute.Value.IndexOf(':', StringComparison.Ordinal);
        var element = attribute.Parent!;
        var xmlNamespace = colon < 0
            ? element.GetDefaultNamespace()
            : element.GetNamespaceOfPrefix(attribute.Value[..colon])
                ?? throw new FormatException($"The prefix of {attribute} is not declared.");
        return $"{{{xmlNamespace}}}{attribute.Value[(colon + 1)..]}";
    }
}
