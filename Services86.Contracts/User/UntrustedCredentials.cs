using System.Runtime.Serialization;

namespace Services86;

/// <summary>A login of an associate to an external system. It is not a login to this server.</summary>
/// <remarks>
/// The associate, the type and <see cref="PublicValue"/> are the key. A save with an existing key replaces the stored
/// login.
/// </remarks>
[DataContract]
public sealed class UntrustedCredentials : Carrier
{
    /// <summary>The date from which the login is valid, in the time zone of the call.</summary>
    [DataMember(Order = 0)]
    public DateTime ValidFrom { get; set; }

    /// <summary>The date until which the login is valid, in the time zone of the call.</summary>
    /// <example>"9999-12-31T23:59:59"</example>
    [DataMember(Order = 1)]
    public DateTime ValidTo { get; set; }

    /// <summary>A comment.</summary>
    /// <example>For the archive</example>
    [DataMember(Order = 2)]
    public string? Comment { get; set; }

    /// <summary>The secret; null if the caller may not read it.</summary>
    [DataMember(Order = 3)]
    [Secret]
    public string? SecretValue { get; set; }

    /// <summary>The public part of the login, such as server and user name.</summary>
    /// <example>anna@imap.example.com</example>
    [DataMember(Order = 4)]
    public string? PublicValue { get; set; }

    /// <summary>Whether the login is in use.</summary>
    /// <example>true</example>
    [DataMember(Order = 5)]
    public bool IsActive { get; set; }
}
