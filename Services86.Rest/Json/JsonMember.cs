using System.Reflection;
using System.Text;
using Services86.Description;
using Services86.Rest.Responses;

namespace Services86.Rest.Json;

/// <summary>Creates members of objects in JSON.</summary>
internal static class JsonMember
{
    /// <summary>Creates the member whose value is in a property.</summary>
    /// <typeparam name="T">The type that is read and written: the declaring type, or a derived type.</typeparam>
    public static JsonMember<T> OfProperty<T>(MemberDescription description, JsonConverters converters)
    {
        // A property of a base class is also accessible through the derived class.
        var property = description.Property;
        var own = typeof(T).GetProperty(property.Name, property.PropertyType)!;
        var member = (JsonMember<T>)Activator.CreateInstance(
            typeof(JsonProperty<,>).MakeGenericType(typeof(T), property.PropertyType),
            own,
            description.Name,
            converters)!;
        return description.IsSecret ? new JsonSecret<T>(member) : member;
    }

    /// <summary>Creates the member whose value is an item of an array: an argument, or a result, of a call.</summary>
    public static JsonMember<object?[]> OfSlot(MessagePartDescription part, int index, JsonConverters converters)
    {
        var slot = new JsonSlot(part, index, converters);
        return part.IsSecret ? new JsonSecret<object?[]>(slot) : slot;
    }

    private sealed class JsonProperty<T, TValue>(PropertyInfo property, string name, JsonConverters converters)
        : JsonMember<T>(name)
    {
        private readonly PropertyAccessor<T, TValue> _property = new(property);

        // Resolved on first use, because a type can have members of its own type.
        private JsonConverter<TValue>? _converter;

        private JsonConverter<TValue> Converter => _converter ??= converters.Get<TValue>();

        // The present value is null unless the target is patched.
        public override void Read(ref JsonInput input, ref T target)
        {
            input.Read();
            _property.Set(ref target, Converter.ReadOver(ref input, _property.Get(ref target)));
        }

        public override void Write(JsonOutput output, ref T target, Selection? selection) =>
            Converter.Write(output, _property.Get(ref target), selection);
    }

    // Rejections do not quote what is read here.
    private sealed class JsonSecret<T>(JsonMember<T> member) : JsonMember<T>(member.Name)
    {
        public override void Read(ref JsonInput input, ref T target)
        {
            var isWithinSecret = input.IsSecret;
            input.IsSecret = true;
            member.Read(ref input, ref target);
            input.IsSecret = isWithinSecret;
        }

        public override void Write(JsonOutput output, ref T target, Selection? selection) =>
            member.Write(output, ref target, selection);
    }

    private sealed class JsonSlot(MessagePartDescription part, int index, JsonConverters converters)
        : JsonMember<object?[]>(part.Name)
    {
        private readonly JsonConverter _converter = converters.Get(part.ClrType);

        public override void Read(ref JsonInput input, ref object?[] target)
        {
            input.Read();
            target[index] = _converter.ReadObject(ref input, present: null);
        }

        public override void Write(JsonOutput output, ref object?[] target, Selection? selection) =>
            _converter.WriteObject(output, target[index], selection);
    }
}

/// <summary>A member of an object in JSON.</summary>
/// <typeparam name="T">The type of the object.</typeparam>
internal abstract class JsonMember<T>(string name)
{
    /// <summary>Gets the name.</summary>
    public string Name { get; } = name;

    /// <summary>Gets the name in UTF-8.</summary>
    public byte[] Utf8Name { get; } = Encoding.UTF8.GetBytes(name);

    /// <summary>Gets the text before the value: <c>"Port":</c>.</summary>
    public byte[] Opening { get; } = Encoding.UTF8.GetBytes($"\"{name}\":");

    /// <summary>Reads the value of the member into the object.</summary>
    /// <param name="input">The input at the name; it is moved to the last token of the value.</param>
    /// <param name="target">The object.</param>
    public abstract void Read(ref JsonInput input, ref T target);

    /// <summary>Writes the value of the member.</summary>
    public abstract void Write(JsonOutput output, ref T target, Selection? selection);
}
