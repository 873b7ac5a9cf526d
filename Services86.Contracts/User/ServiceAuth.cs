using System.Runtime.Serialization;

namespace Services86;

/// <summary>A login to an outside service, such as a mail server, kept on behalf of an associate.</summary>
/// <remarks>
/// The password is encrypted where it is stored, and handed out in clear to whoever may read the record. Source:
/// reference notes, section 8.1.
/// </remarks>
[DataContract]
public sealed class ServiceAuth : Carrier
{
    /// <summary>The primary key; 0 for a record that is not stored yet.</summary>
    [DataMember(Order = 0)]
    public int ServiceAuthId { get; set; }

    /// <summary>The host name of the service.</summary>
    /// <example>imap.example.com</example>
    [DataMember(Order = 1)]
    public string? Server { get; set; }

    /// <summary>The port of the service; 0 when not set.</summary>
    /// <example>993</example>
    [DataMember(Order = 2)]
    public int Port { get; set; }

    /// <summary>The kind of authentication: free text, such as <c>plain-text</c> or <c>OAuth</c>.</summary>
    /// <example>plain-text</example>
    [DataMember(Order = 3)]
    public string? AuthType { get; set; }

    /// <summary>The login name at the service.</summary>
    /// <example>anna@example.com</example>
    [DataMember(Order = 4)]
    public string? Username { get; set; }

    /// <summary>The password or token, in clear.</summary>
    [DataMember(Order = 5)]
    [Secret]
    public string? Password { get; set; }
}
