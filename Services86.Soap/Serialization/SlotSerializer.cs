namespace Services86.Soap.Serialization;

/// <summary>Creates serializers of array items: the arguments or the results of a call.</summary>
internal static class SlotSerializer
{
    /// <summary>Creates the serializer of the item at an index.</summary>
    public static PartSerializer<object?[]> Create(
        Type type, int index, ElementName name, PartStyle style, TypeSerializers serializers) =>
        (PartSerializer<object?[]>)Activator.CreateInstance(
            typeof(SlotSerializer<>).MakeGenericType(type), index, name, style, serializers)!;
}

/// <summary>Reads and writes the element of an array item.</summary>
internal sealed class SlotSerializer<TValue>(
    int index, ElementName name, PartStyle style, TypeSerializers serializers)
    : PartSerializer<object?[], TValue>(name, style, serializers)
{
    protected override TValue Get(ref object?[] target) => (TValue)target[index]!;

    protected override void Set(ref object?[] target, TValue value) => target[index] = value;
}
