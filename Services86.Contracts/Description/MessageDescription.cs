using System.Reflection;

namespace Services86.Description;

/// <summary>A message of an operation, one way: the wrapper element of its body, and what the wrapper holds.</summary>
/// <param name="Name">The name of the WSDL message.</param>
/// <param name="WrapperName">The name of the wrapper element.</param>
/// <param name="XmlNamespace">The namespace of the wrapper and of its children.</param>
/// <param name="Parts">The children of the wrapper, in the order of the wire.</param>
public sealed record MessageDescription(
    string Name,
    string WrapperName,
    string XmlNamespace,
    IReadOnlyList<MessagePartDescription> Parts);

/// <summary>A part of a message: a child of the body's wrapper, or a header block.</summary>
/// <param name="Name">The name of the element.</param>
/// <param name="XmlNamespace">The namespace of the element.</param>
/// <param name="ClrType">The type of the value in C#.</param>
/// <param name="Accessor">How the value is kept in its message contract; null when it is a parameter or result.</param>
/// <param name="Source">The <see cref="ParameterInfo"/>, or the <see cref="PropertyInfo"/> of a message contract, that it is in C#.</param>
public sealed record MessagePartDescription(
    string Name,
    string XmlNamespace,
    Type ClrType,
    PropertyAccessor? Accessor,
    ICustomAttributeProvider Source)
{
    /// <summary>The type of the value.</summary>
    public TypeDescription Type => TypeDescription.Of(ClrType);

    /// <summary>Whether the value is a secret: it is marked with <see cref="SecretAttribute"/>.</summary>
    public bool IsSecret { get; } = Source.IsDefined(typeof(SecretAttribute), inherit: false);

    /// <summary>The value of a part that is not sent: null, or zero.</summary>
    public object? DefaultValue => Type.DefaultValue;
}
