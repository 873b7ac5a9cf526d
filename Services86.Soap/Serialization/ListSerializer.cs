using Services86.Description;

namespace Services86.Soap.Serialization;

/// <summary>Reads and writes a list: one element for each item. Unknown elements are skipped.</summary>
internal sealed class ListSerializer<TItem> : TypeSerializer<TItem[]>
{
    private readonly ListDescription _description;
    private readonly ElementName _name;
    private readonly ElementSerializer<TItem> _item;

    public ListSerializer(ListDescription description, TypeSerializers serializers)
    {
        _description = description;
        _name = serializers.Name(description.Item.Name, description.XmlNamespace);
        _item = new ElementSerializer<TItem>(_name, PartStyle.Inner, serializers);
    }

    public override string ContentNamespace => _description.XmlNamespace;

    public override TItem[] Read(ContentReader reader)
    {
        if (!reader.TryEnterContent())
        {
            return [];
        }

        var items = new List<TItem>();
        while (reader.TryMoveToChild())
        {
            // Some clients write items in another namespace or in none. Source: docs/SERVICES86.md section 2.5.
            if (reader.Xml.LocalName != _name.Local.Value)
            {
                reader.Xml.Skip();
                continue;
            }

            reader.Enter(_name.Local.Value);
            items.Add(_item.Read(reader));
            reader.Leave();
        }

        return [.. items];
    }

    public override void WriteContent(Utf8XmlWriter writer, TItem[] value)
    {
        foreach (var item in value)
        {
            _item.Write(writer, item);
        }
    }

    public override bool IsEmpty(TItem[] value) => value.Length == 0;
}
