using System.Runtime.Serialization;

namespace Services86;

/// <summary>The parameters of a DSA key, serialised like the structure of .NET Framework with this name.</summary>
/// <remarks>
/// Declared here because the published contract requires every member, unlike the structure in .NET. The names are from
/// FIPS 186-2.
/// </remarks>
[DataContract(Namespace = "http://schemas.datacontract.org/2004/07/System.Security.Cryptography")]
public struct DSAParameters
{
    /// <summary>The counter of the prime generation.</summary>
    [DataMember(Order = 0, IsRequired = true)]
    public int Counter { get; set; }

    /// <summary>The generator.</summary>
    [DataMember(Order = 1, IsRequired = true)]
    public byte[]? G { get; set; }

    /// <summary>The factor (P - 1) / Q.</summary>
    [DataMember(Order = 2, IsRequired = true)]
    public byte[]? J { get; set; }

    /// <summary>The prime modulus.</summary>
    [DataMember(Order = 3, IsRequired = true)]
    public byte[]? P { get; set; }

    /// <summary>The prime divisor.</summary>
    [DataMember(Order = 4, IsRequired = true)]
    public byte[]? Q { get; set; }

    /// <summary>The seed of the prime generation.</summary>
    [DataMember(Order = 5, IsRequired = true)]
    public byte[]? Seed { get; set; }

    /// <summary>The public key.</summary>
    [DataMember(Order = 6, IsRequired = true)]
    public byte[]? Y { get; set; }
}
