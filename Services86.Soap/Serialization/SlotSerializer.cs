namespace Services86.Soap.Serialization;

/// <summary>Makes serializers of parts that are kept in an array: the arguments, or the results, of a call.</summary>
internal static class SlotSerializer
{
    /// <summary>Makes the serializer of the part that is kept at a place of the array.</summary>
    public static PartSerializer<object?[]> Create(
        Type type, int index, ElementName name, PartStyle style, TypeSerializers serializers) =>
        (PartSerializer<object?[]>)Activator.CreateInstance(
            typeof(SlotSerializer<>).MakeGenericType(type), index, name, style, serializers)!;
}

/// <summary>Reads and writes the element of a part that is kept in an array.</summary>
internal sealed class SlotSerializer<TValue>(
    int index, ElementName name, PartStyle style, TypeSerializers serializers)
    : PartSerializer<object?[], TValue>(name, style, serializers)
{
    protected override TValue Get(ref object?[] target) => (TValue)target[index]!;

    protected override void Set(ref object?[] target, TValue value) => target[index] = value;
}
