using System.Runtime.Serialization;

namespace Services86;

/// <summary>The public key that licences are checked with.</summary>
[DataContract]
public sealed class SignedPublicKey
{
    /// <summary>The owner of the key.</summary>
    [DataMember(Order = 0)]
    public string? OwnerName { get; set; }

    /// <summary>When the key was signed.</summary>
    [DataMember(Order = 1)]
    public DateTime SignDate { get; set; }

    /// <summary>When the key ends.</summary>
    [DataMember(Order = 2)]
    public DateTime ExpiryDate { get; set; }

    /// <summary>The key itself.</summary>
    [DataMember(Order = 3)]
    public DSAParameters Key { get; set; }

    /// <summary>The signature over the key.</summary>
    [DataMember(Order = 4)]
    public string? Signature { get; set; }
}
