using System.Collections.Concurrent;
using Services86.Description;

namespace Services86.Rest.Json;

/// <summary>The JSON converters of types, each created on first use.</summary>
/// <remarks>
/// The converters use the same <see cref="TypeDescription"/>s as SOAP's serializers, so names, order and optional
/// members agree.
/// </remarks>
internal sealed class JsonConverters
{
    private readonly ConcurrentDictionary<Type, JsonConverter> _known = new();

    /// <summary>Gets the converter of a type.</summary>
    /// <exception cref="NotSupportedException">The type has no data contract.</exception>
    public JsonConverter<T> Get<T>() => (JsonConverter<T>)Get(typeof(T));

    /// <inheritdoc cref="Get{T}"/>
    public JsonConverter Get(Type type) => _known.GetOrAdd(type, Create);

    private JsonConverter Create(Type type) => TypeDescription.Of(type, ServicesVersion.Rest) switch
    {
        PrimitiveDescription => CreatePrimitive(type),
        EnumDescription description => Make(typeof(JsonEnumConverter<>), [type], description),
        ListDescription description => Make(typeof(JsonListConverter<>), [description.Item.ClrType], this),
        DictionaryDescription description => Make(
            typeof(JsonDictionaryConverter<,>), [type, description.Value.ClrType], this),
        ObjectDescription description => Make(typeof(JsonObjectConverter<>), [type], description, this),
        var other => throw new NotSupportedException($"{other} has no form in JSON."),
    };

    private static JsonConverter Make(Type generic, Type[] types, params object[] arguments) =>
        (JsonConverter)Activator.CreateInstance(generic.MakeGenericType(types), arguments)!;

    private static JsonConverter CreatePrimitive(Type type) =>
        type == typeof(string) ? new JsonTextConverter()
        : type == typeof(int) ? new JsonIntegerConverter<int>()
        : type == typeof(short) ? new JsonIntegerConverter<short>()
        : type == typeof(bool) ? new JsonBooleanConverter()
        : type == typeof(double) ? new JsonDoubleConverter()
        : type == typeof(DateTime) ? new JsonDateTimeConverter()
        : type == typeof(byte[]) ? new JsonBytesConverter()
        : throw new NotSupportedException($"{type} has no form in JSON.");
}
