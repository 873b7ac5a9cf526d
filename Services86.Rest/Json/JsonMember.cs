using System.Reflection;
using System.Text;
using Services86.Description;
using Services86.Rest.Responses;

namespace Services86.Rest.Json;

/// <summary>Makes members of objects in JSON.</summary>
internal static class JsonMember
{
    /// <summary>Makes the member that is kept in a property.</summary>
    /// <typeparam name="T">The type whose objects are read and written: the declaring type, or one that derives from it.</typeparam>
    public static JsonMember<T> OfProperty<T>(PropertyInfo property, string name, JsonConverters forms)
    {
        // A property that a base class declares is reached through the class that derives from it just as well.
        var own = typeof(T).GetProperty(property.Name, property.PropertyType)!;
        return (JsonMember<T>)Activator.CreateInstance(
            typeof(JsonProperty<,>).MakeGenericType(typeof(T), property.PropertyType), own, name, forms)!;
    }

    /// <summary>Makes the member that is kept at a place of an array: the arguments, or the results, of a call.</summary>
    public static JsonMember<object?[]> OfSlot(MessagePartDescription part, int index, JsonConverters forms) =>
        new JsonSlot(part, index, forms);

    private sealed class JsonProperty<T, TValue>(PropertyInfo property, string name, JsonConverters forms) : JsonMember<T>(name)
    {
        private readonly PropertyAccessor<T, TValue> _property = new(property);

        // On first use, because a type may have members of its own type.
        private JsonConverter<TValue>? _form;

        private JsonConverter<TValue> Form => _form ??= forms.Get<TValue>();

        // Nothing is there before, unless the target is patched.
        public override void Read(ref JsonInput input, ref T target) =>
            _property.Set(ref target, Form.ReadOver(ref input, _property.Get(ref target)));

        public override void Write(JsonOutput output, ref T target, Selection? selection) =>
            Form.Write(output, _property.Get(ref target), selection);
    }

    private sealed class JsonSlot(MessagePartDescription part, int index, JsonConverters forms) : JsonMember<object?[]>(part.Name)
    {
        private readonly JsonConverter _form = forms.Get(part.ClrType);

        public override void Read(ref JsonInput input, ref object?[] target) =>
            target[index] = _form.ReadObject(ref input, present: null);

        public override void Write(JsonOutput output, ref object?[] target, Selection? selection) =>
            _form.WriteObject(output, target[index], selection);
    }
}

/// <summary>A member of an object in JSON.</summary>
/// <typeparam name="T">What the member belongs to.</typeparam>
internal abstract class JsonMember<T>(string name)
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>The name in UTF-8.</summary>
    public byte[] Utf8Name { get; } = Encoding.UTF8.GetBytes(name);

    /// <summary>What stands before the value: <c>"Port":</c>.</summary>
    public byte[] Opening { get; } = Encoding.UTF8.GetBytes($"\"{name}\":");

    /// <summary>Reads the value of the member into its place.</summary>
    public abstract void Read(ref JsonInput input, ref T target);

    /// <summary>Writes the value of the member.</summary>
    public abstract void Write(JsonOutput output, ref T target, Selection? selection);
}
