using Services86.Description;
using Services86.Soap.Serialization;

namespace Services86.Soap.Envelope;

/// <summary>Creates serializers of header blocks.</summary>
internal static class HeaderSerializer
{
    /// <summary>Creates the serializer of a header block.</summary>
    public static PartSerializer<object> Create(MessagePartDescription header, TypeSerializers serializers) =>
        (PartSerializer<object>)Activator.CreateInstance(
            typeof(HeaderSerializer<>).MakeGenericType(header.ClrType), header, serializers)!;
}

/// <summary>Reads and writes a header block, which is a property of a message contract.</summary>
internal sealed class HeaderSerializer<TValue>(MessagePartDescription header, TypeSerializers serializers)
    : PartSerializer<object, TValue>(
        serializers.HeaderName(header.Name, header.IsSecret), PartStyle.HeaderBlock, serializers)
{
    // A header always belongs to a message contract, so it has an accessor.
    private readonly PropertyAccessor _property = header.Accessor!;

    protected override TValue Get(ref object target) => (TValue)_property.GetValue(target)!;

    protected override void Set(ref object target, TValue value) => _property.SetValue(target, value);
}
