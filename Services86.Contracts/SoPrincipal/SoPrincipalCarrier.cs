using System.Runtime.Serialization;

namespace Services86;

/// <summary>Who has logged in.</summary>
[DataContract]
public sealed class SoPrincipalCarrier
{
    /// <summary>The kind of user.</summary>
    [DataMember(Order = 0)]
    public UserType UserType { get; set; }

    /// <summary>The login name.</summary>
    [DataMember(Order = 1)]
    public string? Associate { get; set; }

    /// <summary>The primary key of the associate.</summary>
    [DataMember(Order = 2)]
    public int AssociateId { get; set; }

    /// <summary>Whether the associate is a person of the contact register.</summary>
    [DataMember(Order = 3)]
    public bool IsPerson { get; set; }

    /// <summary>The primary key of that person; 0 for none.</summary>
    [DataMember(Order = 4)]
    public int PersonId { get; set; }

    /// <summary>The country of the associate's company; 0 when not known.</summary>
    [DataMember(Order = 5)]
    public int CountryId { get; set; }

    /// <summary>The country of the installation; 0 when not known.</summary>
    [DataMember(Order = 6)]
    public int HomeCountryId { get; set; }

    /// <summary>The company of the associate; 0 for none.</summary>
    [DataMember(Order = 7)]
    public int ContactId { get; set; }

    /// <summary>The primary user group; 0 for none.</summary>
    [DataMember(Order = 8)]
    public int GroupId { get; set; }

    /// <summary>The business of the associate's company; 0 when not known.</summary>
    [DataMember(Order = 9)]
    public int BusinessId { get; set; }

    /// <summary>The category of the associate's company; 0 when not known.</summary>
    [DataMember(Order = 10)]
    public int CategoryId { get; set; }

    /// <summary>The associate who owns that company; 0 for none.</summary>
    [DataMember(Order = 11)]
    public int ContactOwner { get; set; }

    /// <summary>The primary key of the role.</summary>
    [DataMember(Order = 12)]
    public int RoleId { get; set; }

    /// <summary>The name of the role.</summary>
    [DataMember(Order = 13)]
    public string? RoleName { get; set; }

    /// <summary>What the role is for.</summary>
    [DataMember(Order = 14)]
    public string? RoleDescription { get; set; }

    /// <summary>The kind of role.</summary>
    [DataMember(Order = 15)]
    public RoleType RoleType { get; set; }

    /// <summary>The module licences that the associate has.</summary>
    [DataMember(Order = 16)]
    public GrantedModuleLicense[]? Licenses { get; set; }

    /// <summary>The full name of the associate.</summary>
    [DataMember(Order = 17)]
    public string? FullName { get; set; }

    /// <summary>The e-mail address of the associate; empty when not known.</summary>
    [DataMember(Order = 18)]
    public string? EMailAddress { get; set; }

    /// <summary>The names of the functions that the role allows.</summary>
    [DataMember(Order = 19)]
    public string[]? FunctionRights { get; set; }

    /// <summary>The id of the user in Customer Service; 0 for none.</summary>
    [DataMember(Order = 20)]
    public int EjUserId { get; set; }

    /// <summary>The access level in Customer Service; 0 for none.</summary>
    [DataMember(Order = 21)]
    public int EjAccessLevel { get; set; }

    /// <summary>The status in Customer Service.</summary>
    [DataMember(Order = 22)]
    public EjUserStatus EjUserStatus { get; set; }

    /// <summary>The credentials that the login was proved with.</summary>
    [DataMember(Order = 23)]
    public ProvidedCredential[]? ProvidedCredentials { get; set; }

    /// <summary>The other user groups.</summary>
    [DataMember(Order = 24)]
    public int[]? SecondaryGroups { get; set; }

    /// <summary>The database that the login belongs to; <c>Default</c> for an installation of its own.</summary>
    [DataMember(Order = 25)]
    public string? DatabaseContextIdentifier { get; set; }
}
