using Services86.Http;

namespace Services86.Soap.Serialization;

/// <summary>Reads and writes the content of elements of a type. Created once per type; thread-safe.</summary>
internal abstract class TypeSerializer
{
    /// <summary>Gets the namespace of the child elements; null if the content is text.</summary>
    public virtual string? ContentNamespace => null;
}

/// <summary>Reads and writes the content of elements of a type.</summary>
/// <typeparam name="T">The type.</typeparam>
internal abstract class TypeSerializer<T> : TypeSerializer
{
    /// <summary>Reads an element that is not nil.</summary>
    /// <exception cref="RequestRejectedException">The content is not valid for the type.</exception>
    public abstract T Read(ContentReader reader);

    /// <summary>Reads an element that is not nil and names its type.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="type">The type that the element names.</param>
    /// <exception cref="RequestRejectedException">
    /// The type contradicts the contract, or the content is not valid for the type.
    /// </exception>
    public abstract T Read(ContentReader reader, XsiType type);

    /// <summary>Writes the content between the tags of an element.</summary>
    public abstract void WriteContent(Utf8XmlWriter writer, T value);

    /// <summary>Returns whether the value has no content, so that the element is written as an empty tag.</summary>
    public virtual bool IsEmpty(T value) => false;
}
