using System.Runtime.Serialization;

namespace Services86;

/// <summary>A credential of an associate. An associate has at most one of each type.</summary>
[DataContract]
public sealed class Credential : Carrier
{
    /// <summary>The type. Only <see cref="CredentialType.Type"/> is used in requests.</summary>
    [DataMember(Order = 0)]
    public CredentialType? Type { get; set; }

    /// <summary>The value: a password, or the SID of a directory account. A password is never returned.</summary>
    [DataMember(Order = 1)]
    [Secret]
    public string? Value { get; set; }

    /// <summary>The display text of the value, such as the login name of a directory account.</summary>
    [DataMember(Order = 2)]
    public string? DisplayValue { get; set; }
}
