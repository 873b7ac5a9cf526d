using System.Globalization;
using System.Runtime.Serialization;

// Every data contract in this assembly's namespace belongs to the version's XML namespace, unless it names another.
[assembly: ContractNamespace(Services86.ServicesVersion.XmlNamespace, ClrNamespace = "Services86")]

namespace Services86;

/// <summary>The version of SuperOffice's web services that this server speaks: the one place that names it.</summary>
public static class ServicesVersion
{
    /// <summary>The name of the version, as it stands in addresses: <c>/Remote/Services86/User.svc</c>.</summary>
    public const string Name = "Services" + Digits;

    /// <summary>The XML namespace of the contracts, messages and carriers of the version.</summary>
    public const string XmlNamespace = "http://www.superoffice.net/ws/crm/NetServer/" + Name;

    private const string Digits = "86";

    /// <summary>The number of the version; each version has all that the one before it has.</summary>
    public static int Number { get; } = int.Parse(Digits, CultureInfo.InvariantCulture);
}
