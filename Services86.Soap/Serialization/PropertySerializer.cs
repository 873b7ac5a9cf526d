using System.Reflection;
using Services86.Description;

namespace Services86.Soap.Serialization;

/// <summary>Creates serializers of properties.</summary>
internal static class PropertySerializer
{
    /// <summary>Creates the serializer of a property.</summary>
    /// <typeparam name="T">The type of the objects: the declaring type of the property, or a derived type.</typeparam>
    public static PartSerializer<T> Create<T>(
        PropertyInfo property, ElementName name, PartStyle style, TypeSerializers serializers)
    {
        // The accessor needs the property of T, which may inherit it.
        var ownProperty = typeof(T).GetProperty(property.Name, property.PropertyType)!;
        return (PartSerializer<T>)Activator.CreateInstance(
            typeof(PropertySerializer<,>).MakeGenericType(typeof(T), property.PropertyType),
            ownProperty,
            name,
            style,
            serializers)!;
    }
}

/// <summary>Reads and writes the element of a property.</summary>
internal sealed class PropertySerializer<T, TValue>(
    PropertyInfo property, ElementName name, PartStyle style, TypeSerializers serializers)
    : PartSerializer<T, TValue>(name, style, serializers)
{
    private readonly PropertyAccessor<T, TValue> _property = new(property);

    protected override TValue Get(ref T target) => _property.Get(ref target);

    protected override void Set(ref T target, TValue value) => _property.Set(ref target, value);
}
