using System.Reflection;
using System.Runtime.Serialization;

namespace Services86.Description;

/// <summary>A class or structure: an element that holds one element for each member.</summary>
public sealed class ObjectDescription : TypeDescription
{
    private readonly Lazy<IReadOnlyList<MemberDescription>> _ownMembers;

    internal ObjectDescription(Type type, ServicesVersion version, DataContractAttribute contract)
        : base(type, version, contract.Name ?? type.Name, NamespaceOf(type, version, contract.Namespace))
    {
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType))
        {
            Base = (ObjectDescription)Of(parent, version);
        }

        // Later, because a type may have members of its own type.
        _ownMembers = new(() => [.. OwnMembersOf(this)]);
    }

    /// <summary>The type that this one extends, or null.</summary>
    public ObjectDescription? Base { get; }

    /// <summary>The members that the type itself declares, in the order of the wire.</summary>
    public IReadOnlyList<MemberDescription> OwnMembers => _ownMembers.Value;

    /// <summary>All members in the order of the wire: those of the base come first.</summary>
    public IEnumerable<MemberDescription> Members => Base is null ? OwnMembers : Base.Members.Concat(OwnMembers);

    /// <summary>Finds a member by its name, in any case; null when there is none.</summary>
    public MemberDescription? FindMember(string name) =>
        Members.FirstOrDefault(member => member.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<MemberDescription> OwnMembersOf(ObjectDescription type) =>
        from property in type.ClrType.GetProperties(
            BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        let member = property.GetCustomAttribute<DataMemberAttribute>()
        where member is not null && type.Version.Has(property)
        let name = member.Name ?? property.Name
        orderby member.Order, name
        select new MemberDescription(name, property, type, member.IsRequired);
}
