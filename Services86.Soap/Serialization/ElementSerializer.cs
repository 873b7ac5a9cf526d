namespace Services86.Soap.Serialization;

/// <summary>Reads elements by their attributes: nil, a reference to another element, or a type.</summary>
internal static class ElementSerializer
{
    /// <summary>Reads an element of a type.</summary>
    /// <returns>The value; null or zero if the element is nil.</returns>
    public static T Read<T>(ContentReader reader, TypeSerializer<T> type) =>
        reader.Xml.HasAttributes ? ReadWithAttributes(reader, type) : type.Read(reader);

    private static T ReadWithAttributes<T>(ContentReader reader, TypeSerializer<T> type)
    {
        if (reader.TryReadNil())
        {
            return default!;
        }

        var named = XsiType.Of(reader);
        var hasOtherAttributes = named is null || reader.Xml.AttributeCount > 1;
        if (hasOtherAttributes && reader.TryBeginReference())
        {
            var value = Read(reader, type);
            reader.EndReference();
            return value;
        }

        named ??= XsiType.OfArray(reader.Xml);
        return named is { } found ? type.Read(reader, found) : type.Read(reader);
    }
}

/// <summary>Reads and writes an element, which may be nil.</summary>
/// <typeparam name="TValue">The type of the value. Null is written as nil.</typeparam>
internal sealed class ElementSerializer<TValue>
{
    private readonly ElementName _name;
    private readonly TypeSerializer<TValue> _type;
    private readonly byte[] _nilDeclarations;
    private readonly byte[] _declarations;

    // Whether the element or an ancestor declares the prefix of the nil attribute.
    private readonly bool _hasInstancePrefix;

    public ElementSerializer(ElementName name, PartStyle style, TypeSerializers serializers)
    {
        var messageNamespace = serializers.MessageNamespace;
        _name = name;
        _type = serializers.Get<TValue>();
        // The element or one of its descendants can be nil.
        var needsInstancePrefix = default(TValue) is null || _type.ContentNamespace is not null;
        byte[] own = style switch
        {
            PartStyle.HeaderBlock => serializers.HeaderDeclaration,
            PartStyle.DetailEntry => XmlPrefixes.Declare("", messageNamespace),
            PartStyle.Document =>
            [
                .. XmlPrefixes.Declare("", messageNamespace),
                .. serializers.Prefixes.DeclarationOf(name.Namespace.Value),
            ],
            _ => [],
        };
        byte[] instance = needsInstancePrefix && style != PartStyle.Inner ? XmlPrefixes.InstanceDeclaration : [];
        _hasInstancePrefix = needsInstancePrefix || style == PartStyle.Inner;
        byte[] content = _type.ContentNamespace is not { } contentNamespace
            || (style == PartStyle.Document && contentNamespace == name.Namespace.Value) ? []
            : style == PartStyle.HeaderBlock
            ? [.. XmlPrefixes.Declare("", messageNamespace), .. serializers.Prefixes.DeclarationOf(contentNamespace)]
            : serializers.Prefixes.DeclarationOf(contentNamespace);
        _nilDeclarations = [.. own, .. instance];
        _declarations = [.. own, .. instance, .. content];
    }

    /// <summary>Reads the element.</summary>
    /// <returns>The value; null or zero if the element is nil.</returns>
    public TValue Read(ContentReader reader) => ElementSerializer.Read(reader, _type);

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

    /// <summary>Writes the element as nil, regardless of its value.</summary>
    public void WriteNil(Utf8XmlWriter writer, TValue value)
    {
        if (value is null)
        {
            Write(writer, value);
            return;
        }

        writer.WriteRaw(_name.OpenTag);
        writer.WriteRaw(_declarations);
        writer.WriteRaw(_hasInstancePrefix ? XmlPrefixes.NilAttribute : XmlPrefixes.NilAttributeWithDeclaration);
        writer.WriteRaw(writer.EmptyElementEnd);
    }
}
