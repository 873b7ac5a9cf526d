using System.Runtime.Serialization;

namespace Services86.Description;

/// <summary>A dictionary with texts as keys: an element that holds one entry element for each pair.</summary>
public sealed class DictionaryDescription : TypeDescription
{
    internal DictionaryDescription(Type type, ServicesVersion version, CollectionDataContractAttribute contract)
        : base(type, version, contract.Name ?? type.Name, NamespaceOf(type, version, contract.Namespace))
    {
        if (type.BaseType is not { IsGenericType: true } parent
            || parent.GetGenericTypeDefinition() != typeof(Dictionary<,>)
            || parent.GetGenericArguments() is not [var key, var value]
            || key != typeof(string))
        {
            throw new NotSupportedException(
                $"{type} cannot travel: expected a class that derives from Dictionary<string, TValue>.");
        }

        EntryName = contract.ItemName ?? "KeyValueOf" + Name;
        KeyName = contract.KeyName ?? "Key";
        ValueName = contract.ValueName ?? "Value";
        Key = Of(key, version);
        Value = Of(value, version);
    }

    /// <summary>The name of the entry elements.</summary>
    public string EntryName { get; }

    /// <summary>The name of the element in an entry that holds the key.</summary>
    public string KeyName { get; }

    /// <summary>The name of the element in an entry that holds the value.</summary>
    public string ValueName { get; }

    /// <summary>The type of the keys.</summary>
    public TypeDescription Key { get; }

    /// <summary>The type of the values.</summary>
    public TypeDescription Value { get; }
}
