using System.Xml;

namespace Services86.Soap.Serialization;

/// <summary>Reads and writes the element of a part: a member, a parameter, a result or a header block.</summary>
/// <typeparam name="T">The type of the target that contains the part.</typeparam>
internal abstract class PartSerializer<T>(ElementName name)
{
    /// <summary>Gets the name of the element.</summary>
    public ElementName Name { get; } = name;

    /// <summary>Returns whether the current element is the one of the part; it may have no namespace.</summary>
    public bool IsStart(XmlDictionaryReader xml) => Name.IsStartOrUnqualified(xml);

    /// <summary>Reads the element and sets the value in the target.</summary>
    public abstract void Read(ContentReader reader, ref T target);

    /// <summary>Writes the element; null is written as nil.</summary>
    public abstract void Write(Utf8XmlWriter writer, ref T target);

    /// <summary>Writes the element as nil, regardless of its value.</summary>
    public abstract void WriteNil(Utf8XmlWriter writer, ref T target);
}

/// <summary>Reads and writes the element of a part with a given type.</summary>
/// <typeparam name="T">The type of the target that contains the part.</typeparam>
/// <typeparam name="TValue">The type of the part.</typeparam>
internal abstract class PartSerializer<T, TValue>(ElementName name, PartStyle style, TypeSerializers serializers)
    : PartSerializer<T>(name)
{
    // Created on first use, because a type may have members of the same type.
    private ElementSerializer<TValue>? _element;

    private ElementSerializer<TValue> Element =>
        _element ??= new ElementSerializer<TValue>(Name, style, serializers);

    public override void Read(ContentReader reader, ref T target) => Set(ref target, Element.Read(reader));

    public override void Write(Utf8XmlWriter writer, ref T target) => Element.Write(writer, Get(ref target));

    public override void WriteNil(Utf8XmlWriter writer, ref T target) => Element.WriteNil(writer, Get(ref target));

    protected abstract TValue Get(ref T target);

    protected abstract void Set(ref T target, TValue value);
}
