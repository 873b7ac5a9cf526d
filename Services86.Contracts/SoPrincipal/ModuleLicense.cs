using System.Runtime.Serialization;

namespace Services86;

/// <summary>The licence of a module. Part of the contract; this server has no licences.</summary>
[DataContract]
public sealed class ModuleLicense
{
    /// <summary>The internal name of the module's owner.</summary>
    [DataMember(Order = 0)]
    public string? OwnerName { get; set; }

    /// <summary>The internal name of the module.</summary>
    [DataMember(Order = 1)]
    public string? ModuleName { get; set; }

    /// <summary>The display name of the module.</summary>
    [DataMember(Order = 2)]
    public string? ModuleDescription { get; set; }

    /// <summary>An explanation of the module.</summary>
    [DataMember(Order = 3)]
    public string? ModuleTooltip { get; set; }

    /// <summary>The version of the module.</summary>
    [DataMember(Order = 4)]
    public string? ModuleVersion { get; set; }

    /// <summary>The scope of the licence.</summary>
    [DataMember(Order = 5)]
    public LicenseType LicenseType { get; set; }

    /// <summary>Whether the number of users is unlimited.</summary>
    [DataMember(Order = 6)]
    public bool Unrestricted { get; set; }

    /// <summary>The type of user that may use the module.</summary>
    [DataMember(Order = 7)]
    public UserType AllowedUserType { get; set; }

    /// <summary>The number of users that may use the module.</summary>
    [DataMember(Order = 8)]
    public int NumberOfLicenses { get; set; }

    /// <summary>Flags with a module-specific meaning.</summary>
    [DataMember(Order = 9)]
    public int ExtraFlags { get; set; }

    /// <summary>Additional information with a module-specific meaning.</summary>
    [DataMember(Order = 10)]
    public string? ExtraInfo { get; set; }

    /// <summary>The sort order of the module in lists, ascending.</summary>
    [DataMember(Order = 11)]
    public int SortOrder { get; set; }

    /// <summary>Whether the module is hidden in lists.</summary>
    [DataMember(Order = 12)]
    public bool IsHidden { get; set; }

    /// <summary>The internal name of a module that must also be licensed; empty for none.</summary>
    [DataMember(Order = 13)]
    public string? PrerequisiteModuleName { get; set; }

    /// <summary>The signature of the licence.</summary>
    [DataMember(Order = 14)]
    public string? Signature { get; set; }
}
