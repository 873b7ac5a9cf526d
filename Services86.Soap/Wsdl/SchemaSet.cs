using Services86.Description;

namespace Services86.Soap.Wsdl;

/// <summary>The declarations in the schemas of a contract, by namespace and in order.</summary>
internal sealed class SchemaSet
{
    private readonly Dictionary<string, List<object>> _items = [];
    private readonly Dictionary<string, SortedSet<string>> _imports = [];
    private readonly HashSet<(string Namespace, string Name)> _elements = [];
    private readonly HashSet<TypeDescription> _types = [];

    /// <summary>Collects the declarations for the messages of a contract.</summary>
    public SchemaSet(ContractDescription contract)
    {
        foreach (var operation in contract.Operations)
        {
            AddWrapper(operation.Request);
            AddHeaders(contract.RequestHeaders);
            AddWrapper(operation.Reply);
            AddHeaders(contract.ReplyHeaders);
        }
    }

    /// <summary>Gets the namespaces, in order of first use.</summary>
    public IEnumerable<string> Namespaces => _items.Keys;

    /// <summary>
    /// Returns the declarations of a schema: a <see cref="MessageDescription"/> for each wrapper element, a
    /// <see cref="MessagePartDescription"/> for each header block, a <see cref="TypeDescription"/> for each type.
    /// </summary>
    public IEnumerable<object> ItemsOf(string xmlNamespace) => _items[xmlNamespace];

    /// <summary>Returns the other namespaces that a schema refers to.</summary>
    public IEnumerable<string> ImportsOf(string xmlNamespace) => _imports.GetValueOrDefault(xmlNamespace) ?? [];

    private void AddWrapper(MessageDescription message)
    {
        if (!_elements.Add((message.XmlNamespace, message.WrapperName)))
        {
            return;
        }

        Add(message.XmlNamespace, message);
        foreach (var part in message.Parts)
        {
            AddType(part.Type, message.XmlNamespace);
        }
    }

    private void AddHeaders(IEnumerable<MessagePartDescription> headers)
    {
        foreach (var header in headers.Where(h => !_elements.Contains((h.XmlNamespace, h.Name))))
        {
            AddType(header.Type, header.XmlNamespace);
            _elements.Add((header.XmlNamespace, header.Name));
            Add(header.XmlNamespace, header);
        }
    }

    private void AddType(TypeDescription type, string referringNamespace)
    {
        if (type is PrimitiveDescription)
        {
            return;
        }

        if (type.XmlNamespace != referringNamespace)
        {
            Import(referringNamespace, type.XmlNamespace);
        }

        if (!_types.Add(type))
        {
            return;
        }

        Add(type.XmlNamespace, type);
        foreach (var referred in ReferredBy(type))
        {
            AddType(referred, type.XmlNamespace);
        }
    }

    private static IEnumerable<TypeDescription> ReferredBy(TypeDescription type) => type switch
    {
        ObjectDescription { Base: { } parent } derived => derived.OwnMembers.Select(m => m.Type).Prepend(parent),
        ObjectDescription described => described.OwnMembers.Select(m => m.Type),
        ListDescription list => [list.Item],
        DictionaryDescription dictionary => [dictionary.Key, dictionary.Value],
        _ => [],
    };

    private void Add(string xmlNamespace, object item)
    {
        if (!_items.TryGetValue(xmlNamespace, out var items))
        {
            _items.Add(xmlNamespace, items = []);
        }

        items.Add(item);
    }

    private void Import(string from, string xmlNamespace)
    {
        if (!_imports.TryGetValue(from, out var imports))
        {
            _imports.Add(from, imports = new SortedSet<string>(StringComparer.Ordinal));
        }

        imports.Add(xmlNamespace);
    }
}
