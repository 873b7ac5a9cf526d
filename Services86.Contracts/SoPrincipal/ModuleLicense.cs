using System.Runtime.Serialization;

namespace Services86;

/// <summary>The licence of a module. Part of the contract; this server has none to show.</summary>
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

    /// <summary>Whom the licence is for.</summary>
    [DataMember(Order = 5)]
    public LicenseType LicenseType { get; set; }

    /// <summary>Whether any number of users may use the module.</summary>
    [DataMember(Order = 6)]
    public bool Unrestricted { get; set; }

    /// <summary>The kind of user who may use the module.</summary>
    [DataMember(Order = 7)]
    public UserType AllowedUserType { get; set; }

    /// <summary>How many users may use the module.</summary>
    [DataMember(Order = 8)]
    public int NumberOfLicenses { get; set; }

    /// <summary>Flags whose meaning belongs to the module.</summary>
    [DataMember(Order = 9)]
    public int ExtraFlags { get; set; }

    /// <summary>Further facts whose meaning belongs to the module.</summary>
    [DataMember(Order = 10)]
    public string? ExtraInfo { get; set; }

    /// <summary>The place of the module in lists; lower comes first.</summary>
    [DataMember(Order = 11)]
    public int SortOrder { get; set; }

    /// <summary>Whether the module is left out of lists.</summary>
    [DataMember(Order = 12)]
    public bool IsHidden { get; set; }

    /// <summary>The module that must be licensed too; empty for none.</summary>
    [DataMember(Order = 13)]
    public string? PrerequisiteModuleName { get; set; }

    /// <summary>The signature over the licence.</summary>
    [DataMember(Order = 14)]
    public string? Signature { get; set; }
}
