using System.Reflection;

namespace Services86.Description;

/// <summary>A part of a message: a child of the body's wrapper, or a header block.</summary>
public sealed class MessagePartDescription
{
    private readonly ServicesVersion _version;
    private TypeDescription? _type;

    internal MessagePartDescription(
        string name,
        string xmlNamespace,
        Type clrType,
        ServicesVersion version,
        PropertyAccessor? accessor,
        ICustomAttributeProvider source)
    {
        Name = name;
        XmlNamespace = xmlNamespace;
        ClrType = clrType;
        Accessor = accessor;
        Source = source;
        IsSecret = source.IsDefined(typeof(SecretAttribute), inherit: false);
        _version = version;
    }

    /// <summary>Gets the name of the element.</summary>
    public string Name { get; }

    /// <summary>Gets the namespace of the element.</summary>
    public string XmlNamespace { get; }

    /// <summary>Gets the type of the value in C#.</summary>
    public Type ClrType { get; }

    /// <summary>Gets the accessor of the property in the message contract; null for a parameter or result.</summary>
    public PropertyAccessor? Accessor { get; }

    /// <summary>
    /// Gets the declaration in C#: a <see cref="ParameterInfo"/>, or the <see cref="PropertyInfo"/> of a message
    /// contract.
    /// </summary>
    public ICustomAttributeProvider Source { get; }

    /// <summary>Gets the type of the value.</summary>
    public TypeDescription Type => _type ??= TypeDescription.Of(ClrType, _version);

    /// <summary>Gets whether the value is a secret: the declaration has <see cref="SecretAttribute"/>.</summary>
    public bool IsSecret { get; }

    /// <summary>Gets the value of a missing part: null or zero.</summary>
    public object? DefaultValue => Type.DefaultValue;
}
