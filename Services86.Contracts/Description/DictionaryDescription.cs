using System.Runtime.Serialization;

namespace Services86.Description;

/// <summary>A dictionary with texts as keys: an element with one entry element for each pair.</summary>
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

    /// <summary>Gets the name of the entry elements.</summary>
    public string EntryName { get; }

    /// <summary>Gets the name of the key element in an entry.</summary>
    public string KeyName { get; }

    /// <summary>Gets the name of the value element in an entry.</summary>
    public string ValueName { get; }

    /// <summary>Gets the type of the keys.</summary>
    public TypeDescription Key { get; }

    /// <summary>Gets the type of the values.</summary>
    public TypeDescription Value { get; }
}
