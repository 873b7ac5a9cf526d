using System.Runtime.Serialization;

namespace Services86;

/// <summary>The users of a group, as a table.</summary>
[DataContract]
public sealed class CredentialsGroupUsers : Carrier
{
    /// <summary>The headings of the columns.</summary>
    [DataMember(Order = 0)]
    public string[]? Headings { get; set; }

    /// <summary>The rows of the table: one for each user.</summary>
    [DataMember(Order = 1)]
    public CredentialUser[]? Users { get; set; }
}
