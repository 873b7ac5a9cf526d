using Services86.Description;
using Services86.Http;

namespace Services86.Soap.Serialization;

/// <summary>Reads and writes a dictionary: one entry element for each pair.</summary>
/// <remarks>
/// Unknown elements beside entries are skipped. A dictionary with children of which none is an entry is rejected. A map
/// is read too, and an array of the SOAP encoding, of which each child is an entry. Source: docs/SERVICES86.md section
/// 2.9.
/// </remarks>
internal sealed class DictionarySerializer<T, TValue> : TypeSerializer<T>
    where T : Dictionary<string, TValue>, new()
{
    private readonly DictionaryDescription _description;
    private readonly ElementName _entry;
    private readonly KeySerializer _key;
    private readonly ValueSerializer _value;
    private readonly ElementsSerializer<Pair> _pair;
    private readonly KnownChildren _known;

    public DictionarySerializer(DictionaryDescription description, TypeSerializers serializers)
    {
        _description = description;
        _entry = serializers.Name(description.EntryName, description.XmlNamespace);
        var key = serializers.Name(description.KeyName, description.XmlNamespace);
        var value = serializers.Name(description.ValueName, description.XmlNamespace);
        _key = new KeySerializer(key, serializers);
        _value = new ValueSerializer(value, serializers);
        _pair = new([_key, _value]);
        _known = new KnownChildren("entry", [_entry], isAnyNamespace: true);
    }

    public override string ContentNamespace => _description.XmlNamespace;

    public override T Read(ContentReader reader) => Read(reader, isEncodedArray: false);

    public override T Read(ContentReader reader, XsiType type) =>
        type.IsMap ? ReadMap(reader)
        : type.IsArray || type.IsAny || type.Name == _description.Name ? Read(reader, type.IsArray)
        : throw type.Contradicts(reader, _description.Name);

    public override void WriteContent(Utf8XmlWriter writer, T value)
    {
        foreach (var (key, item) in value)
        {
            var pair = new Pair { Key = key, Value = item };
            writer.WriteRaw(_entry.OpenTag);
            writer.WriteRaw(">"u8);
            _key.Write(writer, ref pair);
            if (writer is SelectingXmlWriter { Selection: not null } selecting)
            {
                selecting.WritePart(_value, key, ref pair);
            }
            else
            {
                _value.Write(writer, ref pair);
            }

            writer.WriteRaw(_entry.EndTag);
        }
    }

    public override bool IsEmpty(T value) => value.Count == 0;

    private T Read(ContentReader reader, bool isEncodedArray)
    {
        var pairs = new T();
        if (!reader.TryEnterContent())
        {
            return pairs;
        }

        var children = new ChildTracker(_known);
        while (reader.TryMoveToChild())
        {
            if (!isEncodedArray && reader.Xml.LocalName != _entry.Local.Value)
            {
                children.Skip(reader);
                continue;
            }

            children.HasKnown = true;
            reader.Enter(_entry);
            var pair = default(Pair);
            _pair.ReadElement(reader, ref pair);
            Add(reader, pairs, pair);
            reader.Leave();
        }

        children.End(reader);
        return pairs;
    }

    private T ReadMap(ContentReader reader)
    {
        var pairs = new T();
        if (!reader.TryEnterContent())
        {
            return pairs;
        }

        while (reader.TryMoveToChild())
        {
            reader.Enter(MapItem.Name);
            var pair = new Pair { Key = MapItem.ReadKey(reader) };
            if (MapItem.TryMoveToValue(reader))
            {
                reader.Enter(_value.Name);
                _value.Read(reader, ref pair);
                reader.Leave();
                MapItem.End(reader);
            }

            Add(reader, pairs, pair);
            reader.Leave();
        }

        return pairs;
    }

    private void Add(ContentReader reader, T pairs, Pair pair)
    {
        if (pair.Key is null)
        {
            throw reader.Invalid($"the element {_description.KeyName}", "none, or nil");
        }

        if (!pairs.TryAdd(pair.Key, pair.Value!))
        {
            throw reader.Invalid("each key once", reader.IsSecret ? "one again" : $"{Quotation.Of(pair.Key)} again");
        }
    }

    private struct Pair
    {
        public string? Key;
        public TValue? Value;
    }

    private sealed class KeySerializer(ElementName name, TypeSerializers serializers)
        : PartSerializer<Pair, string?>(name, PartStyle.Inner, serializers)
    {
        protected override string? Get(ref Pair target) => target.Key;

        protected override void Set(ref Pair target, string? value) => target.Key = value;
    }

    private sealed class ValueSerializer(ElementName name, TypeSerializers serializers)
        : PartSerializer<Pair, TValue>(name, PartStyle.Inner, serializers)
    {
        protected override TValue Get(ref Pair target) => target.Value!;

        protected override void Set(ref Pair target, TValue value) => target.Value = value;
    }
}
