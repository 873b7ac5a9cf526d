using System.Globalization;
using System.Reflection;
using System.Runtime.Serialization;

namespace Services86.Description;

/// <summary>An enumeration: one name, or a list of names when it is of flags.</summary>
public sealed class EnumDescription : TypeDescription
{
    internal EnumDescription(Type type, DataContractAttribute contract)
        : base(type, contract.Name ?? type.Name, NamespaceOf(type, contract.Namespace))
    {
        IsFlags = type.IsDefined(typeof(FlagsAttribute));
        UnderlyingType = Enum.GetUnderlyingType(type);
        Members = [.. MembersOf(type)];
        Names = [.. Members, .. NamesBesideMembersOf(type)];
    }

    /// <summary>Whether values are combinations of members.</summary>
    public bool IsFlags { get; }

    /// <summary>The integer type beneath the enumeration; the schema tells of one that is not int.</summary>
    public Type UnderlyingType { get; }

    /// <summary>The members that have a name on the wire, in the order of their declaration.</summary>
    public IReadOnlyList<EnumMemberDescription> Members { get; }

    /// <summary>
    /// The members, and then the further names that REST has: those of combinations, and second names of members.
    /// </summary>
    public IReadOnlyList<EnumMemberDescription> Names { get; }

    private static IEnumerable<EnumMemberDescription> MembersOf(Type type) =>
        from field in type.GetFields(BindingFlags.Public | BindingFlags.Static)
        let member = field.GetCustomAttribute<EnumMemberAttribute>()
        where member is not null
        select new EnumMemberDescription(
            member.Value ?? field.Name,
            NumberOf(field));

    private static IEnumerable<EnumMemberDescription> NamesBesideMembersOf(Type type) =>
        from field in type.GetFields(BindingFlags.Public | BindingFlags.Static)
        where !field.IsDefined(typeof(EnumMemberAttribute))
        select new EnumMemberDescription(field.Name, NumberOf(field));

    private static long NumberOf(FieldInfo field) =>
        Convert.ToInt64(field.GetRawConstantValue(), CultureInfo.InvariantCulture);
}

/// <summary>A member of an enumeration.</summary>
/// <param name="Name">The name on the wire.</param>
/// <param name="Value">The number.</param>
public sealed record EnumMemberDescription(string Name, long Value);
