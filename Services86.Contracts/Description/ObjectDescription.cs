using System.Reflection;
using System.Runtime.Serialization;

namespace Services86.Description;

/// <summary>A class or structure: an element with one element for each member.</summary>
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

        // Created on first use, because a type may have members of the same type.
        _ownMembers = new(() => [.. OwnMembersOf(this)]);
    }

    /// <summary>Gets the base type, or null.</summary>
    public ObjectDescription? Base { get; }

    /// <summary>Gets the members that the type declares, in the order of the wire.</summary>
    public IReadOnlyList<MemberDescription> OwnMembers => _ownMembers.Value;

    /// <summary>Gets all members, in the order of the wire. The members of the base type are first.</summary>
    public IEnumerable<MemberDescription> Members => Base is null ? OwnMembers : Base.Members.Concat(OwnMembers);

    /// <summary>Returns a member by its name, in any case; null if there is none.</summary>
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
