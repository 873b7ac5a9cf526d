using System.Runtime.Serialization;

namespace Services86;

/// <summary>The e-mail account of an associate, with its logins to the mail servers.</summary>
[DataContract]
public sealed class EMailAccount : Carrier
{
    /// <summary>The primary key; 0 for an account that is not stored yet.</summary>
    [DataMember(Order = 0)]
    public int EMailAccountId { get; set; }

    /// <summary>The address that mail is sent from.</summary>
    /// <example>anna@example.com</example>
    [DataMember(Order = 1)]
    public string? EMailAddress { get; set; }

    /// <summary>The associate who owns the account; 0 stands for the caller.</summary>
    [DataMember(Order = 2)]
    public int AssociateId { get; set; }

    /// <summary>
    /// The login to the server that mail is fetched from (IMAP); null in a request leaves the stored one as it is.
    /// </summary>
    [DataMember(Order = 3)]
    public ServiceAuth? IncomingCredentials { get; set; }

    /// <summary>
    /// The login to the server that mail is sent by (SMTP); null in a request leaves the stored one as it is.
    /// </summary>
    [DataMember(Order = 4)]
    public ServiceAuth? OutgoingCredentials { get; set; }

    /// <summary>0 unknown, 1 deleted, 2 failing, 3 failed, 4 OK. What a client sends is ignored.</summary>
    [DataMember(Order = 5)]
    public short AccountStatus { get; set; }

    /// <summary>How often fetching mail has failed in a row. What a client sends is ignored.</summary>
    [DataMember(Order = 6)]
    public int ErrorCount { get; set; }

    /// <summary>Why it failed last. What a client sends is ignored.</summary>
    [DataMember(Order = 7)]
    public string? ErrorReason { get; set; }
}
