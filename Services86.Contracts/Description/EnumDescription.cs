using System.Globalization;
using System.Reflection;
using System.Runtime.Serialization;

namespace Services86.Description;

/// <summary>An enumeration: one name, or a list of names if the members are flags.</summary>
public sealed class EnumDescription : TypeDescription
{
    internal EnumDescription(Type type, ServicesVersion version, DataContractAttribute contract)
        : base(type, version, contract.Name ?? type.Name, NamespaceOf(type, version, contract.Namespace))
    {
        IsFlags = type.IsDefined(typeof(FlagsAttribute));
        UnderlyingType = Enum.GetUnderlyingType(type);
        var fields = type.GetFields(BindingFlags.Public | BindingFlags.Static);
        var known = fields.Where(version.Has).ToArray();
        Members = [.. MembersOf(known)];
        Names = [.. Members, .. NamesBesideMembersOf(known)];
        Substitutes = SubstitutesOf(fields);
    }

    /// <summary>Gets whether values are combinations of members.</summary>
    public bool IsFlags { get; }

    /// <summary>Gets the underlying integer type. The schema contains it if it is not int.</summary>
    public Type UnderlyingType { get; }

    /// <summary>Gets the members that have a name on the wire, in the order of their declaration.</summary>
    public IReadOnlyList<EnumMemberDescription> Members { get; }

    /// <summary>
    /// Gets the members, followed by the names that only REST has: names of combinations, and aliases of members.
    /// </summary>
    public IReadOnlyList<EnumMemberDescription> Names { get; }

    /// <summary>
    /// Gets the values that later versions introduced, each with the value that this version writes instead: zero for a
    /// flag, so that its bit is omitted.
    /// </summary>
    /// <remarks>
    /// A generated proxy fails on a name that its schema lacks. Source: docs/SERVICES86.md section 1.4.
    /// </remarks>
    public IReadOnlyDictionary<long, long> Substitutes { get; }

    private static IEnumerable<EnumMemberDescription> MembersOf(IEnumerable<FieldInfo> fields) =>
        from field in fields
        let member = field.GetCustomAttribute<EnumMemberAttribute>()
        where member is not null
        select new EnumMemberDescription(member.Value ?? field.Name, NumberOf(field));

    private static IEnumerable<EnumMemberDescription> NamesBesideMembersOf(IEnumerable<FieldInfo> fields) =>
        from field in fields
        where !field.IsDefined(typeof(EnumMemberAttribute))
        select new EnumMemberDescription(field.Name, NumberOf(field));

    private static long NumberOf(FieldInfo field) => NumberOf(field.GetRawConstantValue());

    private static int IntroducedIn(FieldInfo field) =>
        field.GetCustomAttribute<IntroducedInAttribute>()?.Version ?? 0;

    private static long NumberOf(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);

    private Dictionary<long, long> SubstitutesOf(FieldInfo[] fields)
    {
        var known = Members.Select(member => member.Value).ToHashSet();
        var substitutes = new Dictionary<long, long>();
        foreach (var later in fields.Where(field => !known.Contains(NumberOf(field)) && !Version.Has(field)))
        {
            substitutes.TryAdd(NumberOf(later), IsFlags ? 0 : FallbackOf(later, fields, known));
        }

        return substitutes;
    }

    private long FallbackOf(FieldInfo later, FieldInfo[] fields, HashSet<long> known)
    {
        for (var field = later; field?.GetCustomAttribute<IntroducedInAttribute>()?.Fallback is { } fallback;)
        {
            var number = NumberOf(fallback);
            if (known.Contains(number))
            {
                return number;
            }

            var introduced = IntroducedIn(field);
            field = fields.FirstOrDefault(
                candidate => NumberOf(candidate) == number && IntroducedIn(candidate) < introduced);
        }

        throw new NotSupportedException(
            $"{Version} does not have {ClrType}.{later.Name}: "
            + "expected a Fallback in [IntroducedIn] that the version has.");
    }
}
