using System.Runtime.Serialization;

namespace Services86;

/// <summary>A module licence that can be assigned to a user. Part of the contract; this server has none.</summary>
[DataContract]
public sealed class ModuleLicenseLink : Carrier
{
    /// <summary>Whether any number of users may have it.</summary>
    [DataMember(Order = 0)]
    public bool Unrestricted { get; set; }

    /// <summary>How many users may have it.</summary>
    [DataMember(Order = 1)]
    public int Total { get; set; }

    /// <summary>An explanation of the module.</summary>
    [DataMember(Order = 2)]
    public string? Tooltip { get; set; }

    /// <summary>Whether it can be assigned.</summary>
    [DataMember(Order = 3)]
    public bool CanAssign { get; set; }

    /// <summary>How many more users may have it.</summary>
    [DataMember(Order = 4)]
    public int Free { get; set; }

    /// <summary>How many users have it.</summary>
    [DataMember(Order = 5)]
    public int InUse { get; set; }

    /// <summary>Whether the user has it.</summary>
    [DataMember(Order = 6)]
    public bool Assigned { get; set; }

    /// <summary>The primary key of the licence.</summary>
    [DataMember(Order = 7)]
    public int ModuleLicenseId { get; set; }

    /// <summary>The internal name of the module.</summary>
    [DataMember(Order = 8)]
    public string? Name { get; set; }

    /// <summary>The display name of the module.</summary>
    [DataMember(Order = 9)]
    public string? Description { get; set; }

    /// <summary>The module that must be assigned too; empty for none.</summary>
    [DataMember(Order = 10)]
    public string? PrerequisiteModuleName { get; set; }

    /// <summary>The place of the module in lists; lower comes first.</summary>
    [DataMember(Order = 11)]
    public int SortOrder { get; set; }
}
