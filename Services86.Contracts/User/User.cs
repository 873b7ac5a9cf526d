using System.Runtime.Serialization;

namespace Services86;

/// <summary>A user of the installation.</summary>
[DataContract]
public sealed class User : Carrier
{
    /// <summary>The primary key; 0 for a user that is not stored yet.</summary>
    [DataMember(Order = 0)]
    public int AssociateId { get; set; }

    /// <summary>The login name.</summary>
    /// <example>anna</example>
    [DataMember(Order = 1)]
    public string? Name { get; set; }

    /// <summary>The sort order of the user in lists, ascending.</summary>
    [DataMember(Order = 2)]
    public short Rank { get; set; }

    /// <summary>The tooltip of the user.</summary>
    /// <example>Sales</example>
    [DataMember(Order = 3)]
    public string? Tooltip { get; set; }

    /// <summary>The licences of the user; empty, as this server has none.</summary>
    /// <example>[]</example>
    [DataMember(Order = 4)]
    public LicenseOwner[]? LicenseOwners { get; set; }

    /// <summary>The role of the user.</summary>
    [DataMember(Order = 5)]
    public Role? Role { get; set; }

    /// <summary>The primary group of the user; null, as this server has none.</summary>
    /// <example>null</example>
    [DataMember(Order = 6)]
    public UserGroup? UserGroup { get; set; }

    /// <summary>The other groups of the user.</summary>
    /// <example>[]</example>
    [DataMember(Order = 7)]
    public UserGroup[]? OtherGroups { get; set; }

    /// <summary>The person of the user; null, as this server has no contact register.</summary>
    /// <example>null</example>
    [DataMember(Order = 8)]
    public Person? Person { get; set; }

    /// <summary>Whether the user has retired.</summary>
    [DataMember(Order = 9)]
    public bool Deleted { get; set; }

    /// <summary>The date of the last login.</summary>
    /// <example>"0001-01-01T00:00:00"</example>
    [DataMember(Order = 10)]
    public DateTime Lastlogin { get; set; }

    /// <summary>The date of the last logout; the minimum date, as tickets need no logout.</summary>
    /// <example>"0001-01-01T00:00:00"</example>
    [DataMember(Order = 11)]
    public DateTime Lastlogout { get; set; }

    /// <summary>The id of the user in Customer Service; 0 for none.</summary>
    [DataMember(Order = 12)]
    public int EjUserId { get; set; }

    /// <summary>The type of user.</summary>
    /// <example>"InternalAssociate"</example>
    [DataMember(Order = 13)]
    public UserType Type { get; set; }

    /// <summary>Whether the person has retired.</summary>
    [DataMember(Order = 14)]
    public bool IsPersonRetired { get; set; }

    /// <summary>Whether the user works on a travelling copy of the database.</summary>
    [DataMember(Order = 15)]
    public bool IsOnTravel { get; set; }

    /// <summary>The credentials of the user. The value of a password is returned as empty.</summary>
    /// <example>[]</example>
    [DataMember(Order = 16)]
    public Credential[]? Credentials { get; set; }

    /// <summary>The login name.</summary>
    /// <example>anna</example>
    [DataMember(Order = 17)]
    [IntroducedIn(86)]
    public string? UserName { get; set; }

    /// <summary>The commands to execute after a save; empty, as this server has none.</summary>
    /// <example>[]</example>
    [DataMember(Order = 18)]
    [IntroducedIn(85)]
    public CustomCommand[]? PostSaveCommands { get; set; }
}
