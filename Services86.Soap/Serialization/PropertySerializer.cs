using System.Reflection;
using Services86.Description;

namespace Services86.Soap.Serialization;

/// <summary>Makes serializers of parts that are kept in properties.</summary>
internal static class PropertySerializer
{
    /// <summary>Makes the serializer of a property.</summary>
    /// <typeparam name="T">The type whose objects are read and written: the declaring type, or one that derives from it.</typeparam>
    public static PartSerializer<T> Create<T>(
        PropertyInfo property, ElementName name, PartStyle style, TypeSerializers serializers)
    {
        // A property that a base class declares is reached through the class that derives from it just as well.
        var own = typeof(T).GetProperty(property.Name, property.PropertyType)!;
        return (PartSerializer<T>)Activator.CreateInstance(
            typeof(PropertySerializer<,>).MakeGenericType(typeof(T), property.PropertyType),
            own,
            name,
            style,
            serializers)!;
    }
}

/// <summary>Reads and writes the element of a part that is kept in a property.</summary>
internal sealed class PropertySerializer<T, TValue>(
    PropertyInfo property, ElementName name, PartStyle style, TypeSerializers serializers)
    : PartSerializer<T, TValue>(name, style, serializers)
{
    private readonly PropertyAccessor<T, TValue> _property = new(property);

    protected override TValue Get(ref T target) => _property.Get(ref target);

    protected override void Set(ref T target, TValue value) => _property.Set(ref target, value);
}
