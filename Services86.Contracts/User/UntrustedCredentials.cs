using System.Runtime.Serialization;

namespace Services86;

/// <summary>A login to another system that is kept for an associate. It does not log in here.</summary>
/// <remarks>
/// The associate, the type and <see cref="PublicValue"/> together are its key: saving one that is stored replaces
/// it.
/// </remarks>
[DataContract]
public sealed class UntrustedCredentials : Carrier
{
    /// <summary>From when it may be used, in the time zone of the call.</summary>
    [DataMember(Order = 0)]
    public DateTime ValidFrom { get; set; }

    /// <summary>Until when it may be used, in the time zone of the call.</summary>
    /// <example>"9999-12-31T23:59:59"</example>
    [DataMember(Order = 1)]
    public DateTime ValidTo { get; set; }

    /// <summary>A remark for people.</summary>
    /// <example>For the archive</example>
    [DataMember(Order = 2)]
    public string? Comment { get; set; }

    /// <summary>The secret; null for whoever may not see it.</summary>
    [DataMember(Order = 3)]
    [Secret]
    public string? SecretValue { get; set; }

    /// <summary>The part that is no secret, such as server and user name.</summary>
    /// <example>anna@imap.example.com</example>
    [DataMember(Order = 4)]
    public string? PublicValue { get; set; }

    /// <summary>Whether it is in use.</summary>
    /// <example>true</example>
    [DataMember(Order = 5)]
    public bool IsActive { get; set; }
}
