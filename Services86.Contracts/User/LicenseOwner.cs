using System.Runtime.Serialization;

namespace Services86;

/// <summary>The licences of a user from one module owner. Part of the contract; this server has no licences.</summary>
[DataContract]
public sealed class LicenseOwner : Carrier
{
    /// <summary>The internal name of the owner.</summary>
    [DataMember(Order = 0)]
    public string? Name { get; set; }

    /// <summary>The display name of the owner.</summary>
    [DataMember(Order = 1)]
    public string? Description { get; set; }

    /// <summary>The licences with a limited number of users.</summary>
    [DataMember(Order = 2)]
    public ModuleLicenseLink[]? RestrictedModuleLicenses { get; set; }

    /// <summary>The licences with an unlimited number of users.</summary>
    [DataMember(Order = 3)]
    public ModuleLicenseLink[]? UnrestrictedModuleLicenses { get; set; }
}
