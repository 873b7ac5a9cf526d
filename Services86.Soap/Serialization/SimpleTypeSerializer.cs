namespace Services86.Soap.Serialization;

/// <summary>Reads and writes a simple type: the text of an element.</summary>
/// <param name="name">The name of the type in the contract.</param>
/// <param name="convertible">The simple types whose texts are read as this type.</param>
internal abstract class SimpleTypeSerializer<T>(string name, SimpleTypes convertible) : TypeSerializer<T>
{
    /// <inheritdoc/>
    public sealed override T Read(ContentReader reader, XsiType type)
    {
        if (type.IsAny || type.Name == name)
        {
            return ReadAs(reader, SimpleTypes.None);
        }

        var kind = type.IsOfSchema ? SimpleTypeNames.KindOf(type.Name) : SimpleTypes.None;
        return (kind & convertible) != SimpleTypes.None
            ? ReadAs(reader, kind)
            : throw type.Contradicts(reader, name);
    }

    /// <summary>Reads an element that names a simple type which is convertible.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="kind">The kind of the type; none if it is the type of the contract.</param>
    protected virtual T ReadAs(ContentReader reader, SimpleTypes kind) => Read(reader);
}
