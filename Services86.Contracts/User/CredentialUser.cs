using System.Runtime.Serialization;

namespace Services86;

/// <summary>A user whose credential can be picked.</summary>
[DataContract]
public sealed class CredentialUser : Carrier
{
    /// <summary>What becomes the value of the credential.</summary>
    [DataMember(Order = 0)]
    public string? Value { get; set; }

    /// <summary>What becomes the display value of the credential.</summary>
    [DataMember(Order = 1)]
    public string? DisplayValue { get; set; }

    /// <summary>What is shown of the user, under the headings.</summary>
    [DataMember(Order = 2)]
    public string[]? Columns { get; set; }

    /// <summary>Whether a person can be made from the user.</summary>
    [DataMember(Order = 3)]
    public bool CanCreatePerson { get; set; }
}
