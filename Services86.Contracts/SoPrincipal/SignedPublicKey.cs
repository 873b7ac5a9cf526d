using System.Runtime.Serialization;

namespace Services86;

/// <summary>The public key that verifies licences.</summary>
[DataContract]
public sealed class SignedPublicKey
{
    /// <summary>The owner of the key.</summary>
    [DataMember(Order = 0)]
    public string? OwnerName { get; set; }

    /// <summary>The date when the key was signed.</summary>
    [DataMember(Order = 1)]
    public DateTime SignDate { get; set; }

    /// <summary>The date when the key expires.</summary>
    [DataMember(Order = 2)]
    public DateTime ExpiryDate { get; set; }

    /// <summary>The parameters of the key.</summary>
    [DataMember(Order = 3)]
    public DSAParameters Key { get; set; }

    /// <summary>The signature of the key.</summary>
    [DataMember(Order = 4)]
    public string? Signature { get; set; }
}
