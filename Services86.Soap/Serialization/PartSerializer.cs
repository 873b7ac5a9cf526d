using System.Xml;

namespace Services86.Soap.Serialization;

/// <summary>Reads and writes the element of a part: of a member, a parameter, a header block.</summary>
/// <typeparam name="T">What the part belongs to.</typeparam>
internal abstract class PartSerializer<T>(ElementName name)
{
    /// <summary>The name of the element.</summary>
    public ElementName Name { get; } = name;

    /// <summary>Whether the reader is at the part's element, in its namespace or in none.</summary>
    public bool IsStart(XmlDictionaryReader xml) => Name.IsStartOrUnqualified(xml);

    /// <summary>Reads the element, from its start tag to its end, into its place.</summary>
    public abstract void Read(ContentReader reader, ref T target);

    /// <summary>Writes the element; nil when there is no value.</summary>
    public abstract void Write(Utf8XmlWriter writer, ref T target);

    /// <summary>Writes the element as nil, whether there is a value or not.</summary>
    public abstract void WriteNil(Utf8XmlWriter writer, ref T target);
}

/// <summary>Reads and writes the element of a part whose type is known.</summary>
/// <typeparam name="T">What the part belongs to.</typeparam>
/// <typeparam name="TValue">The type of the part.</typeparam>
internal abstract class PartSerializer<T, TValue>(ElementName name, PartStyle style, TypeSerializers serializers)
    : PartSerializer<T>(name)
{
    // On first use, because a type may have parts of its own type.
    private ElementSerializer<TValue>? _element;

    private ElementSerializer<TValue> Element =>
        _element ??= new ElementSerializer<TValue>(Name, style, serializers);

    public override void Read(ContentReader reader, ref T target) => Set(ref target, Element.Read(reader));

    public override void Write(Utf8XmlWriter writer, ref T target) => Element.Write(writer, Get(ref target));

    public override void WriteNil(Utf8XmlWriter writer, ref T target) => Element.WriteNil(writer, Get(ref target));

    protected abstract TValue Get(ref T target);

    protected abstract void Set(ref T target, TValue value);
}
