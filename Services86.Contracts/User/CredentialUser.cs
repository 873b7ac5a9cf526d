using System.Runtime.Serialization;

namespace Services86;

/// <summary>A user whose credential can be selected.</summary>
[DataContract]
public sealed class CredentialUser : Carrier
{
    /// <summary>The value of the credential.</summary>
    [DataMember(Order = 0)]
    public string? Value { get; set; }

    /// <summary>The display text of the credential.</summary>
    [DataMember(Order = 1)]
    public string? DisplayValue { get; set; }

    /// <summary>The texts of the columns.</summary>
    [DataMember(Order = 2)]
    public string[]? Columns { get; set; }

    /// <summary>Whether a person can be created from the user.</summary>
    [DataMember(Order = 3)]
    public bool CanCreatePerson { get; set; }
}
