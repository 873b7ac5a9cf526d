using System.Runtime.Serialization;

namespace Services86;

/// <summary>A user, as an item of a list.</summary>
[DataContract]
public sealed class UserInfo : Carrier
{
    /// <summary>Whether the user has retired.</summary>
    [DataMember(Order = 0)]
    public bool Deleted { get; set; }

    /// <summary>The primary key of the associate.</summary>
    [DataMember(Order = 1)]
    public int UserInfoId { get; set; }

    /// <summary>The login name.</summary>
    [DataMember(Order = 2)]
    public string? UserName { get; set; }

    /// <summary>The primary key of the person; 0 for none.</summary>
    [DataMember(Order = 3)]
    public int PersonId { get; set; }

    /// <summary>The sort order of the user in lists, ascending.</summary>
    [DataMember(Order = 4)]
    public short Rank { get; set; }

    /// <summary>The tooltip of the user.</summary>
    [DataMember(Order = 5)]
    public string? Tooltip { get; set; }

    /// <summary>The primary key of the primary group; 0 for none.</summary>
    [DataMember(Order = 6)]
    public int UserGroupId { get; set; }

    /// <summary>The id of the user in Customer Service; 0 for none.</summary>
    [DataMember(Order = 7)]
    public int EjUserId { get; set; }

    /// <summary>The type of user.</summary>
    [DataMember(Order = 8)]
    public UserType UserType { get; set; }

    /// <summary>The names of the licences of the user.</summary>
    [DataMember(Order = 9)]
    public string[]? GrantedLicenses { get; set; }

    /// <summary>Whether the user can log in.</summary>
    [DataMember(Order = 10)]
    public bool CanLogon { get; set; }

    /// <summary>The name of the role.</summary>
    [DataMember(Order = 11)]
    public string? RoleName { get; set; }

    /// <summary>The description of the role.</summary>
    [DataMember(Order = 12)]
    public string? RoleTooltip { get; set; }

    /// <summary>The name of the primary group.</summary>
    [DataMember(Order = 13)]
    public string? UserGroupName { get; set; }

    /// <summary>The tooltip of the primary group.</summary>
    [DataMember(Order = 14)]
    public string? UserGroupTooltip { get; set; }
}
