using System.Globalization;
using System.Reflection;
using System.Runtime.Serialization;

// Data contracts in this assembly's namespace belong to the XML namespace of the version, unless they name another.
[assembly: ContractNamespace(Services86.ServicesVersion.BaseXmlNamespace, ClrNamespace = "Services86")]

namespace Services86;

/// <summary>
/// A version of the web services of SuperOffice. It determines the operations, members, types and enumeration values
/// of the contracts, and their XML namespace.
/// </summary>
/// <remarks>Each version extends the previous one. Source: docs/SERVICES86.md section 1.</remarks>
public sealed record ServicesVersion
{
    /// <summary>
    /// The XML namespace in the attributes of contracts, which require a constant. In descriptions, the namespace of
    /// the version replaces it.
    /// </summary>
    public const string BaseXmlNamespace = NamespacePrefix + "Services86";

    private const string NamespacePrefix = "http://www.superoffice.net/ws/crm/NetServer/";

    private ServicesVersion(int number, string name, string xmlNamespace)
    {
        Number = number;
        Name = name;
        XmlNamespace = xmlNamespace;
    }

    /// <summary>Gets the frozen version 84, the oldest that is not retired.</summary>
    public static ServicesVersion Services84 { get; } = Soap(84);

    /// <summary>Gets the frozen version 85.</summary>
    public static ServicesVersion Services85 { get; } = Soap(85);

    /// <summary>Gets the frozen version 86.</summary>
    public static ServicesVersion Services86 { get; } = Soap(86);

    /// <summary>Gets the frozen version 87.</summary>
    public static ServicesVersion Services87 { get; } = Soap(87);

    /// <summary>Gets the version 88.</summary>
    public static ServicesVersion Services88 { get; } = Soap(88);

    /// <summary>Gets the version of REST, which is not frozen. It has all elements of the contracts.</summary>
    /// <remarks>XML bodies are in the namespace of <see cref="Default"/>.</remarks>
    public static ServicesVersion Rest { get; } = new(int.MaxValue, "v1", BaseXmlNamespace);

    /// <summary>Gets the default version: 86, the only version that is served.</summary>
    public static ServicesVersion Default => Services86;

    /// <summary>Gets the versions of SOAP, in ascending order.</summary>
    public static IReadOnlyList<ServicesVersion> Known { get; } =
        [Services84, Services85, Services86, Services87, Services88];

    /// <summary>Gets the number, such as 86; <see cref="int.MaxValue"/> for <see cref="Rest"/>.</summary>
    public int Number { get; }

    /// <summary>Gets the name in addresses: <c>Services86</c> in <c>/Remote/Services86/User.svc</c>.</summary>
    public string Name { get; }

    /// <summary>Gets the XML namespace of the contracts, messages and carriers.</summary>
    public string XmlNamespace { get; }

    /// <summary>Returns whether the version has an operation, member, type or enumeration value.</summary>
    /// <param name="element">The element. Every version has it without <see cref="IntroducedInAttribute"/>.</param>
    /// <returns>True if the element was introduced in this version or an earlier one.</returns>
    public bool Has(MemberInfo element) =>
        (element.GetCustomAttribute<IntroducedInAttribute>(inherit: false)?.Version ?? 0) <= Number;

    /// <summary>Returns the XML namespace of this version for a namespace in an attribute.</summary>
    /// <param name="attributeNamespace">The namespace in the attribute of a contract.</param>
    /// <returns>
    /// <see cref="XmlNamespace"/> for <see cref="BaseXmlNamespace"/>; any other namespace unchanged.
    /// </returns>
    public string NamespaceOf(string attributeNamespace) =>
        attributeNamespace == BaseXmlNamespace ? XmlNamespace : attributeNamespace;

    /// <inheritdoc/>
    public bool Equals(ServicesVersion? other) => other?.Number == Number;

    /// <inheritdoc/>
    public override int GetHashCode() => Number;

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static ServicesVersion Soap(int number)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"Services{number}");
        return new ServicesVersion(number, name, NamespacePrefix + name);
    }
}
