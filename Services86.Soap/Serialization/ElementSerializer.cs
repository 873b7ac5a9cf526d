namespace Services86.Soap.Serialization;

/// <summary>Reads and writes an element of a name and a type, nil included.</summary>
/// <typeparam name="TValue">The type; null is nil.</typeparam>
internal sealed class ElementSerializer<TValue>
{
    private readonly ElementName _name;
    private readonly TypeSerializer<TValue> _type;
    private readonly byte[] _nilDeclarations;
    private readonly byte[] _declarations;

    // Whether the prefix of the nil attribute is declared by the element or around it.
    private readonly bool _hasInstance;

    public ElementSerializer(ElementName name, PartStyle style, TypeSerializers serializers)
    {
        _name = name;
        _type = serializers.Get<TValue>();
        // What can be nil, or can hold something that can.
        var needsInstance = default(TValue) is null || _type.ContentNamespace is not null;
        byte[] own = style switch
        {
            PartStyle.HeaderBlock => serializers.HeaderDeclaration,
            PartStyle.DetailEntry => XmlPrefixes.Declare("", serializers.MessageNamespace),
            PartStyle.Document =>
            [
                .. XmlPrefixes.Declare("", serializers.MessageNamespace),
                .. serializers.Prefixes.DeclarationOf(name.Namespace.Value),
            ],
            _ => [],
        };
        byte[] instance = needsInstance && style != PartStyle.Inner ? XmlPrefixes.InstanceDeclaration : [];
        _hasInstance = needsInstance || style == PartStyle.Inner;
        byte[] content = _type.ContentNamespace is not { } contentNamespace
            || (style == PartStyle.Document && contentNamespace == name.Namespace.Value) ? []
            : style == PartStyle.HeaderBlock
            ? [.. XmlPrefixes.Declare("", serializers.MessageNamespace), .. serializers.Prefixes.DeclarationOf(contentNamespace)]
            : serializers.Prefixes.DeclarationOf(contentNamespace);
        _nilDeclarations = [.. own, .. instance];
        _declarations = [.. own, .. instance, .. content];
    }

    /// <summary>Reads the element, from its start tag to its end.</summary>
    /// <returns>The value; the default of the type, which is null or zero, when the element is nil.</returns>
    public TValue Read(ContentReader reader) => reader.TryReadNil() ? default! : _type.Read(reader);

    /// <summary>Writes the element.</summary>
    public void Write(Utf8XmlWriter writer, TValue value)
    {
        writer.WriteRaw(_name.OpenTag);
        if (value is null)
        {
            writer.WriteRaw(XmlPrefixes.NilAttribute);
            writer.WriteRaw(_nilDeclarations);
            writer.WriteRaw(writer.EmptyElementEnd);
            return;
        }

        writer.WriteRaw(_declarations);
        if (_type.IsEmpty(value))
        {
            writer.WriteRaw(writer.EmptyElementEnd);
            return;
        }

        writer.WriteRaw(">"u8);
        _type.WriteContent(writer, value);
        writer.WriteRaw(_name.EndTag);
    }

    /// <summary>Writes the element as nil, in place of a value.</summary>
    public void WriteNil(Utf8XmlWriter writer, TValue value)
    {
        if (value is null)
        {
            Write(writer, value);
            return;
        }

        writer.WriteRaw(_name.OpenTag);
        writer.WriteRaw(_declarations);
        writer.WriteRaw(_hasInstance ? XmlPrefixes.NilAttribute : XmlPrefixes.NilAttributeWithDeclaration);
        writer.WriteRaw(writer.EmptyElementEnd);
    }
}
