using Services86.Description;

namespace Services86.Soap.Serialization;

/// <summary>Reads and writes a list: one element for each item.</summary>
/// <remarks>
/// Unknown elements beside items are skipped. A list with children of which none is an item is rejected. In an array of
/// the SOAP encoding, each child is an item. Source: docs/SERVICES86.md sections 2.5 and 2.9.
/// </remarks>
internal sealed class ListSerializer<TItem> : TypeSerializer<TItem[]>
{
    private const string GeneratedPrefix = "ArrayOf";

    private readonly ListDescription _description;
    private readonly ElementName _name;
    private readonly ElementSerializer<TItem> _item;
    private readonly KnownChildren _known;

    public ListSerializer(ListDescription description, TypeSerializers serializers)
    {
        _description = description;
        _name = serializers.Name(description.Item.Name, description.XmlNamespace);
        _item = new ElementSerializer<TItem>(_name, PartStyle.Inner, serializers);
        _known = new KnownChildren("item", [_name], isAnyNamespace: true);
    }

    public override string ContentNamespace => _description.XmlNamespace;

    public override TItem[] Read(ContentReader reader) => Read(reader, isEncodedArray: false);

    public override TItem[] Read(ContentReader reader, XsiType type) =>
        type.IsArray ? Read(reader, isEncodedArray: true)
        : type.Name == _description.Name || type.IsAny || IsGeneratedName(type.Name)
            ? Read(reader, isEncodedArray: false)
            : throw type.Contradicts(reader, _description.Name);

    public override void WriteContent(Utf8XmlWriter writer, TItem[] value)
    {
        foreach (var item in value)
        {
            _item.Write(writer, item);
        }
    }

    public override bool IsEmpty(TItem[] value) => value.Length == 0;

    // Such as ArrayOf_xsd_int, which Axis generates.
    private bool IsGeneratedName(string name) =>
        name.StartsWith(GeneratedPrefix, StringComparison.OrdinalIgnoreCase)
        && name.EndsWith("_" + _description.Item.Name, StringComparison.OrdinalIgnoreCase);

    private TItem[] Read(ContentReader reader, bool isEncodedArray)
    {
        if (!reader.TryEnterContent())
        {
            return [];
        }

        var items = new List<TItem>();
        var children = new ChildTracker(_known);
        while (reader.TryMoveToChild())
        {
            // Some clients write items in another namespace or in none. Source: docs/SERVICES86.md section 2.5.
            if (!isEncodedArray && reader.Xml.LocalName != _name.Local.Value)
            {
                children.Skip(reader);
                continue;
            }

            children.HasKnown = true;
            reader.Enter(_name);
            items.Add(_item.Read(reader));
            reader.Leave();
        }

        children.End(reader);
        return [.. items];
    }
}
