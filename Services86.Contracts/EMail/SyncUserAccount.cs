using System.Runtime.Serialization;

namespace Services86;

/// <summary>An account that is due to be synchronised with its mail server.</summary>
[DataContract]
public sealed class SyncUserAccount : Carrier
{
    /// <summary>The primary key of the e-mail account.</summary>
    [DataMember(Order = 0)]
    public int AccountId { get; set; }

    /// <summary>The login name of the owner.</summary>
    [DataMember(Order = 1)]
    public string? AssociateName { get; set; }

    /// <summary>The primary key of the owner.</summary>
    [DataMember(Order = 2)]
    public int AssociateId { get; set; }
}
