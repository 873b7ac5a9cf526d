using System.Runtime.Serialization;

namespace Services86;

/// <summary>The associate who has logged in.</summary>
[DataContract]
public sealed class SoPrincipalCarrier
{
    /// <summary>The type of user.</summary>
    [DataMember(Order = 0)]
    public UserType UserType { get; set; }

    /// <summary>The login name.</summary>
    [DataMember(Order = 1)]
    public string? Associate { get; set; }

    /// <summary>The primary key of the associate.</summary>
    [DataMember(Order = 2)]
    public int AssociateId { get; set; }

    /// <summary>Whether the associate is a person in the contact register.</summary>
    [DataMember(Order = 3)]
    public bool IsPerson { get; set; }

    /// <summary>The primary key of the person; 0 for none.</summary>
    [DataMember(Order = 4)]
    public int PersonId { get; set; }

    /// <summary>The country of the company of the associate; 0 if not known.</summary>
    [DataMember(Order = 5)]
    public int CountryId { get; set; }

    /// <summary>The country of the installation; 0 if not known.</summary>
    [DataMember(Order = 6)]
    public int HomeCountryId { get; set; }

    /// <summary>The primary key of the company of the associate; 0 for none.</summary>
    [DataMember(Order = 7)]
    public int ContactId { get; set; }

    /// <summary>The primary key of the primary user group; 0 for none.</summary>
    [DataMember(Order = 8)]
    public int GroupId { get; set; }

    /// <summary>The business of the company of the associate; 0 if not known.</summary>
    [DataMember(Order = 9)]
    public int BusinessId { get; set; }

    /// <summary>The category of the company of the associate; 0 if not known.</summary>
    [DataMember(Order = 10)]
    public int CategoryId { get; set; }

    /// <summary>The primary key of the associate who owns the company; 0 for none.</summary>
    [DataMember(Order = 11)]
    public int ContactOwner { get; set; }

    /// <summary>The primary key of the role.</summary>
    [DataMember(Order = 12)]
    public int RoleId { get; set; }

    /// <summary>The name of the role.</summary>
    [DataMember(Order = 13)]
    public string? RoleName { get; set; }

    /// <summary>The description of the role.</summary>
    [DataMember(Order = 14)]
    public string? RoleDescription { get; set; }

    /// <summary>The type of role.</summary>
    [DataMember(Order = 15)]
    public RoleType RoleType { get; set; }

    /// <summary>The module licences of the associate.</summary>
    [DataMember(Order = 16)]
    public GrantedModuleLicense[]? Licenses { get; set; }

    /// <summary>The full name of the associate.</summary>
    [DataMember(Order = 17)]
    public string? FullName { get; set; }

    /// <summary>The e-mail address of the associate; empty if not known.</summary>
    [DataMember(Order = 18)]
    public string? EMailAddress { get; set; }

    /// <summary>The names of the function rights of the role.</summary>
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

    /// <summary>The credentials with which the associate logged in.</summary>
    [DataMember(Order = 23)]
    public ProvidedCredential[]? ProvidedCredentials { get; set; }

    /// <summary>The primary keys of the other user groups.</summary>
    [DataMember(Order = 24)]
    public int[]? SecondaryGroups { get; set; }

    /// <summary>The database of the login; <c>Default</c> for an on-site installation.</summary>
    [DataMember(Order = 25)]
    public string? DatabaseContextIdentifier { get; set; }
}
