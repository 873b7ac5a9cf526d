using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Serialization;

namespace Services86.Description;

/// <summary>The description of a data contract: a type in messages.</summary>
/// <remarks>Immutable and thread-safe. Created on demand, once per type and version.</remarks>
public abstract class TypeDescription
{
    private static readonly ConcurrentDictionary<(Type, ServicesVersion), TypeDescription> Cache = new();

    private protected TypeDescription(Type clrType, ServicesVersion version, string name, string xmlNamespace)
    {
        ClrType = clrType;
        Version = version;
        Name = name;
        XmlNamespace = xmlNamespace;
    }

    /// <summary>Gets the type in C#.</summary>
    public Type ClrType { get; }

    /// <summary>Gets the version of the services.</summary>
    public ServicesVersion Version { get; }

    /// <summary>Gets the local name of the type in the schema.</summary>
    public string Name { get; }

    /// <summary>Gets the XML namespace of the type and of the elements of its members.</summary>
    public string XmlNamespace { get; }

    /// <summary>Gets whether an element of the type can be nil, which requires a reference type in C#.</summary>
    public bool IsNillable => !ClrType.IsValueType;

    /// <summary>Gets the value of a missing element: null or zero.</summary>
    public object? DefaultValue => ClrType.IsValueType ? Activator.CreateInstance(ClrType) : null;

    /// <summary>Returns the description of a type in <see cref="ServicesVersion.Default"/>.</summary>
    /// <param name="type">A primitive, an enumeration, an array, or a class or structure with a data contract.</param>
    /// <returns>The description.</returns>
    /// <exception cref="NotSupportedException">
    /// The type has no data contract, or a later version introduced the type.
    /// </exception>
    public static TypeDescription Of(Type type) => Of(type, ServicesVersion.Default);

    /// <summary>Returns the description of a type in a version.</summary>
    /// <param name="type">A primitive, an enumeration, an array, or a class or structure with a data contract.</param>
    /// <param name="version">The version.</param>
    /// <returns>The description. The same object is returned for each call.</returns>
    /// <exception cref="NotSupportedException">
    /// The type has no data contract, or a later version introduced the type.
    /// </exception>
    public static TypeDescription Of(Type type, ServicesVersion version) =>
        Cache.GetOrAdd((type, version), static key => Create(key.Item1, key.Item2));

    private static TypeDescription Create(Type type, ServicesVersion version)
    {
        if (PrimitiveDescription.TryCreate(type, version) is { } primitive)
        {
            return primitive;
        }

        if (type.IsArray)
        {
            return new ListDescription(type, version);
        }

        if (!version.Has(type))
        {
            throw new NotSupportedException(
                $"{version} does not have {type}: a later version introduced the type. "
                + "Mark what refers to the type too.");
        }

        if (type.GetCustomAttribute<CollectionDataContractAttribute>() is { } collection)
        {
            return new DictionaryDescription(type, version, collection);
        }

        var contract = type.GetCustomAttribute<DataContractAttribute>() ?? throw new NotSupportedException(
            $"{type} cannot travel: expected a primitive, an array, or a type with [DataContract]. Mark it so.");
        return type.IsEnum
            ? new EnumDescription(type, version, contract)
            : new ObjectDescription(type, version, contract);
    }

    private protected static string NamespaceOf(Type type, ServicesVersion version, string? attributeNamespace) =>
        version.NamespaceOf(
            attributeNamespace
            ?? type.Assembly.GetCustomAttributes<ContractNamespaceAttribute>()
                .FirstOrDefault(a => a.ClrNamespace == type.Namespace)?.ContractNamespace
            ?? "http://schemas.datacontract.org/2004/07/" + type.Namespace);
}
