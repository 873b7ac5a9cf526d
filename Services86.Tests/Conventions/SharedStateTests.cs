using System.Reflection;
using System.Runtime.Serialization;
using Services86.Agents;
using Services86.Client;
using Services86.Data.Storage;
using Services86.Host;
using Services86.Http;
using Services86.Rest;
using Services86.Soap.Http;

namespace Services86.Tests.Conventions;

/// <summary>
/// A patch is merged into the record that Get returned. If callers shared the record, each could change it for the
/// others.
/// </summary>
internal sealed class SharedStateTests
{
    private static IEnumerable<FieldInfo> StaticFields { get; } =
    [
        .. from assembly in (Assembly[])
           [
               typeof(IUserAgent).Assembly, typeof(PooledBuffer).Assembly, typeof(SoapOptions).Assembly,
               typeof(IStorage).Assembly, typeof(AgentsExtensions).Assembly, typeof(RestOptions).Assembly,
               typeof(Services86Application).Assembly, typeof(Services86Session).Assembly,
           ]
           from type in assembly.GetTypes()
           where !type.IsEnum && !type.ContainsGenericParameters
           from field in type.GetFields(
               BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
           select field,
    ];

    [Test]
    public void No_static_field_holds_a_data_contract()
    {
        var holders = StaticFields
            .Where(field => Holds(field.FieldType, []))
            .Select(field => $"{field.DeclaringType}.{field.Name}");

        Assert.That(holders, Is.Empty);
    }

    [TestCase(typeof(TableRight))]
    [TestCase(typeof(TableRight[]))]
    [TestCase(typeof(List<UserInfo>))]
    [TestCase(typeof(Dictionary<int, Lazy<ServiceAuth>>))]
    [TestCase(typeof(FieldPropertyDictionary))]
    [TestCase(typeof(Holder))]
    public void A_data_contract_is_found_within_other_types(Type type)
    {
        Assert.That(Holds(type, []), Is.True);
    }

    [Test]
    public void Static_fields_are_found()
    {
        Assert.That(StaticFields.Count(), Is.GreaterThan(50));
    }

    private static bool Holds(Type type, HashSet<Type> visited)
    {
        if (type.IsEnum || typeof(Delegate).IsAssignableFrom(type) || !visited.Add(type))
        {
            return false;
        }

        if (IsDataContract(type) || type.GetElementType() is { } item && Holds(item, visited))
        {
            return true;
        }

        return IsOurs(type)
            ? FieldsOf(type).Any(field => Holds(field.FieldType, visited))
            : type.GetGenericArguments().Any(argument => Holds(argument, visited));
    }

    private static bool IsDataContract(Type type) =>
        type.IsDefined(typeof(DataContractAttribute), inherit: false)
        || type.IsDefined(typeof(CollectionDataContractAttribute), inherit: false);

    private static bool IsOurs(Type type) =>
        type.Namespace?.StartsWith(nameof(Services86), StringComparison.Ordinal) == true;

    private static IEnumerable<FieldInfo> FieldsOf(Type type)
    {
        for (var declaring = type; declaring is not null && IsOurs(declaring); declaring = declaring.BaseType)
        {
            foreach (var field in declaring.GetFields(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                yield return field;
            }
        }
    }

    private sealed class Holder
    {
        public List<TableRight> Rights { get; } = [];
    }
}
