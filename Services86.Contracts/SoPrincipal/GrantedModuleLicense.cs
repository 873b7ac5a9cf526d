using System.Runtime.Serialization;

namespace Services86;

/// <summary>A module licence that an associate has. Part of the contract; this server has no licences.</summary>
[DataContract]
public sealed class GrantedModuleLicense : Carrier
{
    /// <summary>The primary key of the module's owner.</summary>
    [DataMember(Order = 0)]
    public int OwnerId { get; set; }

    /// <summary>The internal name of the module's owner.</summary>
    [DataMember(Order = 1)]
    public string? OwnerName { get; set; }

    /// <summary>The display name of the module's owner.</summary>
    [DataMember(Order = 2)]
    public string? OwnerDescription { get; set; }

    /// <summary>The primary key of the module.</summary>
    [DataMember(Order = 3)]
    public int ModuleId { get; set; }

    /// <summary>The internal name of the module.</summary>
    [DataMember(Order = 4)]
    public string? Name { get; set; }

    /// <summary>The display name of the module.</summary>
    [DataMember(Order = 5)]
    public string? Description { get; set; }

    /// <summary>The version of the module.</summary>
    [DataMember(Order = 6)]
    public string? Version { get; set; }

    /// <summary>The scope of the licence.</summary>
    [DataMember(Order = 7)]
    public LicenseType LicenseType { get; set; }

    /// <summary>Flags with a module-specific meaning.</summary>
    [DataMember(Order = 8)]
    public int ExtraFlags { get; set; }

    /// <summary>The sort order of the module in lists, ascending.</summary>
    [DataMember(Order = 9)]
    public int SortOrder { get; set; }

    /// <summary>The number of the licence.</summary>
    [DataMember(Order = 10)]
    public int LicenseNumber { get; set; }

    /// <summary>Whether the module is hidden in lists.</summary>
    [DataMember(Order = 11)]
    public bool IsHidden { get; set; }

    /// <summary>Whether the number of users is unlimited.</summary>
    [DataMember(Order = 12)]
    public bool IsUnrestricted { get; set; }

    /// <summary>The date when the licence expires.</summary>
    [DataMember(Order = 13)]
    public DateTime ExpiryDate { get; set; }
}
