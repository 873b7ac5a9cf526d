using System.Collections.Concurrent;
using Services86.Description;

namespace Services86.Host.Rest.Json;

/// <summary>The forms of the types that travel as JSON, each made when it is first needed.</summary>
/// <remarks>
/// They are read off the same <see cref="TypeDescription"/>s as SOAP's serializers, and so agree with them on names, order
/// and what can be left out.
/// </remarks>
internal sealed class JsonForms
{
    private readonly ConcurrentDictionary<Type, JsonForm> _known = new();

    /// <summary>Gives the form of a type.</summary>
    /// <exception cref="NotSupportedException">The type has no data contract.</exception>
    public JsonForm<T> Get<T>() => (JsonForm<T>)Get(typeof(T));

    /// <inheritdoc cref="Get{T}"/>
    public JsonForm Get(Type type) => _known.GetOrAdd(type, Create);

    private JsonForm Create(Type type) => TypeDescription.Of(type) switch
    {
        PrimitiveDescription => CreatePrimitive(type),
        EnumDescription description => Make(typeof(JsonEnumForm<>), [type], description),
        ListDescription description => Make(typeof(JsonListForm<>), [description.Item.ClrType], this),
        DictionaryDescription description => Make(
            typeof(JsonDictionaryForm<,>), [type, description.Value.ClrType], this),
        ObjectDescription description => Make(typeof(JsonObjectForm<>), [type], description, this),
        var other => throw new NotSupportedException($"{other} has no form in JSON."),
    };

    private static JsonForm Make(Type generic, Type[] types, params object[] arguments) =>
        (JsonForm)Activator.CreateInstance(generic.MakeGenericType(types), arguments)!;

    private static JsonForm CreatePrimitive(Type type) =>
        type == typeof(string) ? new JsonTextForm()
        : type == typeof(int) ? new JsonInt32Form()
        : type == typeof(short) ? new JsonInt16Form()
        : type == typeof(bool) ? new JsonBooleanForm()
        : type == typeof(double) ? new JsonDoubleForm()
        : type == typeof(DateTime) ? new JsonDateTimeForm()
        : type == typeof(byte[]) ? new JsonBytesForm()
        : throw new NotSupportedException($"{type} has no form in JSON.");
}
