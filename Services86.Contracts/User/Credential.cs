using System.Runtime.Serialization;

namespace Services86;

/// <summary>What an associate proves an identity with: one for each type of credential.</summary>
[DataContract]
public sealed class Credential : Carrier
{
    /// <summary>The type; <see cref="CredentialType.Type"/> is what counts.</summary>
    [DataMember(Order = 0)]
    public CredentialType? Type { get; set; }

    /// <summary>
    /// The secret or identity itself: a password, or the SID of a directory account. A password is never read back.
    /// </summary>
    [DataMember(Order = 1)]
    [Secret]
    public string? Value { get; set; }

    /// <summary>What is shown for the value: the login name of a directory account.</summary>
    [DataMember(Order = 2)]
    public string? DisplayValue { get; set; }
}
