using System.Runtime.Serialization;

namespace Services86;

/// <summary>A login of an associate to an external service, such as a mail server.</summary>
/// <remarks>
/// The password is stored encrypted and returned in clear. Source: docs/SERVICES86.md section 9.1.
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

    /// <summary>The port of the service; 0 if not set.</summary>
    /// <example>993</example>
    [DataMember(Order = 2)]
    public int Port { get; set; }

    /// <summary>The type of authentication, as free text, such as <c>plain-text</c> or <c>OAuth</c>.</summary>
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
