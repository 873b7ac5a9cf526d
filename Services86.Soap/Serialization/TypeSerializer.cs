using Services86.Http;

namespace Services86.Soap.Serialization;

/// <summary>Reads and writes the content of elements of a type. Made once per type; may be shared between threads.</summary>
internal abstract class TypeSerializer
{
    /// <summary>The namespace of the child elements; null when the content is text.</summary>
    public virtual string? ContentNamespace => null;
}

/// <summary>Reads and writes the content of elements of a type.</summary>
/// <typeparam name="T">The type.</typeparam>
internal abstract class TypeSerializer<T> : TypeSerializer
{
    /// <summary>Reads an element that is not nil, from its start tag to its end.</summary>
    /// <exception cref="RequestRejectedException">The content is not of the type.</exception>
    public abstract T Read(ContentReader reader);

    /// <summary>Writes content between the tags of an element.</summary>
    public abstract void WriteContent(Utf8XmlWriter writer, T value);

    /// <summary>Whether there is nothing to write between the tags.</summary>
    public virtual bool IsEmpty(T value) => false;
}
