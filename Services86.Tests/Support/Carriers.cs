using System.Reflection;
using System.Runtime.Serialization;

namespace Services86.Tests.Support;

/// <summary>The carriers of the contracts.</summary>
internal static class Carriers
{
    /// <summary>Gets all data contracts: classes, structures, enumerations and dictionaries.</summary>
    public static IEnumerable<Type> All { get; } =
    [
        .. typeof(Carrier).Assembly.GetExportedTypes().Where(
            type => type.IsDefined(typeof(DataContractAttribute))
                || type.IsDefined(typeof(CollectionDataContractAttribute)))
    ];

    /// <summary>Creates an object with generated values.</summary>
    public static object Create(Type type, Filling filling) => new CarrierFiller(filling).Create(type);

    /// <summary>Creates a value of any type that travels; null for <see cref="Filling.Null"/>.</summary>
    public static object? ValueOf(Type type, Filling filling) => new CarrierFiller(filling).ValueOf(type);
}
