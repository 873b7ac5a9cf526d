using System.Runtime.Serialization;

namespace Services86;

/// <summary>A module licence for a user. Part of the contract; this server has no licences.</summary>
[DataContract]
public sealed class ModuleLicenseLink : Carrier
{
    /// <summary>Whether the number of users is unlimited.</summary>
    [DataMember(Order = 0)]
    public bool Unrestricted { get; set; }

    /// <summary>The number of users that may have the licence.</summary>
    [DataMember(Order = 1)]
    public int Total { get; set; }

    /// <summary>An explanation of the module.</summary>
    [DataMember(Order = 2)]
    public string? Tooltip { get; set; }

    /// <summary>Whether the licence can be assigned.</summary>
    [DataMember(Order = 3)]
    public bool CanAssign { get; set; }

    /// <summary>The number of further users that may have the licence.</summary>
    [DataMember(Order = 4)]
    public int Free { get; set; }

    /// <summary>The number of users that have the licence.</summary>
    [DataMember(Order = 5)]
    public int InUse { get; set; }

    /// <summary>Whether the user has the licence.</summary>
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

    /// <summary>The internal name of a module that must also be assigned; empty for none.</summary>
    [DataMember(Order = 10)]
    public string? PrerequisiteModuleName { get; set; }

    /// <summary>The sort order of the module in lists, ascending.</summary>
    [DataMember(Order = 11)]
    public int SortOrder { get; set; }
}
