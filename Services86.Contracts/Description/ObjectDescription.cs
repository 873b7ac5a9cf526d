using System.Reflection;
using System.Runtime.Serialization;

namespace Services86.Description;

/// <summary>A class or structure: an element that holds one element for each member.</summary>
public sealed class ObjectDescription : TypeDescription
{
    private readonly Lazy<IReadOnlyList<MemberDescription>> _ownMembers;

    internal ObjectDescription(Type type, DataContractAttribute contract)
        : base(type, contract.Name ?? type.Name, NamespaceOf(type, contract.Namespace))
    {
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType))
        {
            Base = (ObjectDescription)Of(parent);
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
        where member is not null
        let name = member.Name ?? property.Name
        orderby member.Order, name
        select new MemberDescription(name, property, type, member.IsRequired);
}

/// <summary>A member of a class or structure.</summary>
/// <param name="Name">The name of the element.</param>
/// <param name="Property">The property that holds the value.</param>
/// <param name="DeclaringType">The type that declares the member, whose namespace the element is in.</param>
/// <param name="IsRequired">Whether the schema says that the element must be there.</param>
public sealed record MemberDescription(
    string Name,
    PropertyInfo Property,
    ObjectDescription DeclaringType,
    bool IsRequired)
{
    /// <summary>The type of the value.</summary>
    public TypeDescription Type => TypeDescription.Of(Property.PropertyType);

    /// <summary>Whether the value is a secret: it is marked with <see cref="SecretAttribute"/>.</summary>
    public bool IsSecret => Property.IsDefined(typeof(SecretAttribute), inherit: true);
}
