using System.Reflection;

namespace Services86.Description;

/// <summary>A member of a class or structure.</summary>
public sealed class MemberDescription
{
    private TypeDescription? _type;

    internal MemberDescription(string name, PropertyInfo property, ObjectDescription declaringType, bool isRequired)
    {
        Name = name;
        Property = property;
        DeclaringType = declaringType;
        IsRequired = isRequired;
    }

    /// <summary>Gets the name of the element.</summary>
    public string Name { get; }

    /// <summary>Gets the property of the member.</summary>
    public PropertyInfo Property { get; }

    /// <summary>Gets the type that declares the member. The element is in the namespace of this type.</summary>
    public ObjectDescription DeclaringType { get; }

    /// <summary>Gets whether the schema requires the element.</summary>
    public bool IsRequired { get; }

    /// <summary>Gets the type of the value.</summary>
    public TypeDescription Type => _type ??= TypeDescription.Of(Property.PropertyType, DeclaringType.Version);

    /// <summary>Gets whether the value is a secret: the property has <see cref="SecretAttribute"/>.</summary>
    public bool IsSecret => Property.IsDefined(typeof(SecretAttribute), inherit: true);
}
