using System.Runtime.Serialization;

namespace Services86;

/// <summary>The e-mail account of an associate, with its logins to the mail servers.</summary>
[DataContract]
public sealed class EMailAccount : Carrier
{
    /// <summary>The primary key; 0 for an account that is not stored yet.</summary>
    [DataMember(Order = 0)]
    public int EMailAccountId { get; set; }

    /// <summary>The e-mail address of the account, which is the sender of its mail.</summary>
    /// <example>anna@example.com</example>
    [DataMember(Order = 1)]
    public string? EMailAddress { get; set; }

    /// <summary>The primary key of the associate who owns the account; 0 for the caller.</summary>
    [DataMember(Order = 2)]
    public int AssociateId { get; set; }

    /// <summary>The login to the IMAP server. Null in a request keeps the stored login.</summary>
    [DataMember(Order = 3)]
    public ServiceAuth? IncomingCredentials { get; set; }

    /// <summary>The login to the SMTP server. Null in a request keeps the stored login.</summary>
    [DataMember(Order = 4)]
    public ServiceAuth? OutgoingCredentials { get; set; }

    /// <summary>The status: 0 unknown, 1 deleted, 2 failing, 3 failed, 4 OK. Ignored in requests.</summary>
    [DataMember(Order = 5)]
    public short AccountStatus { get; set; }

    /// <summary>The number of consecutive failures to fetch mail. Ignored in requests.</summary>
    [DataMember(Order = 6)]
    public int ErrorCount { get; set; }

    /// <summary>The reason for the last failure. Ignored in requests.</summary>
    [DataMember(Order = 7)]
    public string? ErrorReason { get; set; }
}
