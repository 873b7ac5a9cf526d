using System.Collections;
using System.Reflection;
using System.Runtime.Serialization;

namespace Services86.Tests.Support;

/// <summary>Creates objects of data contracts, with a generated value in each member.</summary>
internal sealed class CarrierFiller(Filling filling)
{
    // The depth to which objects have members with values.
    private const int MaxDepth = 4;

    private int _count;

    public object Create(Type type) => Object(type, depth: 0);

    public object? ValueOf(Type type) => Value(type, depth: 0);

    private object Object(Type type, int depth)
    {
        if (type.IsEnum)
        {
            return Enumeration(type);
        }

        var target = Activator.CreateInstance(type)!;
        if (target is IDictionary dictionary)
        {
            FillDictionary(dictionary, type, depth);
            return target;
        }

        foreach (var property in type.GetProperties().Where(p => p.IsDefined(typeof(DataMemberAttribute))))
        {
            property.SetValue(target, Value(property.PropertyType, depth + 1));
        }

        return target;
    }

    private object? Value(Type type, int depth)
    {
        if (depth > MaxDepth || (filling == Filling.Null && !type.IsValueType))
        {
            return type.IsValueType ? Activator.CreateInstance(type) : null;
        }

        return type switch
        {
            _ when type == typeof(string) => filling == Filling.Full ? $"text <{++_count}> & æøå€😀" : "",
            _ when type == typeof(byte[]) => filling == Filling.Full ? new byte[] { 0, 255, (byte)++_count } : [],
            { IsArray: true } => Items(type.GetElementType()!, depth),
            { IsPrimitive: true } => Convert.ChangeType(filling == Filling.Full ? ++_count : 0, type, null),
            _ when type == typeof(DateTime) => Time(),
            _ => Object(type, depth),
        };
    }

    private object Enumeration(Type type)
    {
        var values = type.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsDefined(typeof(EnumMemberAttribute)))
            .Select(field => Convert.ToInt64(field.GetRawConstantValue(), null))
            .ToArray();
        var value = filling != Filling.Full ? 0
            : type.IsDefined(typeof(FlagsAttribute)) ? values.Aggregate((all, next) => all | next)
            : values[++_count % (values.Length - 1) + 1];
        return Enum.ToObject(type, value);
    }

    private Array Items(Type type, int depth)
    {
        object?[] items = filling != Filling.Full ? []
            : type.IsValueType ? [Value(type, depth), Value(type, depth)]
            : [Value(type, depth), null, Value(type, depth)];
        var array = Array.CreateInstance(type, items.Length);
        items.CopyTo(array, 0);
        return array;
    }

    private void FillDictionary(IDictionary dictionary, Type type, int depth)
    {
        if (filling == Filling.Full)
        {
            dictionary.Add("first <key>", Value(type.BaseType!.GetGenericArguments()[1], depth + 1));
            dictionary.Add("", null);
        }
    }

    private DateTime Time() => filling == Filling.Full
        ? new DateTime(2026, 11, 21, 22, 47, ++_count % 60, 125, (DateTimeKind)(_count % 2)).AddTicks(_count)
        : default;
}
