using System.Runtime.Serialization;

namespace Services86;

/// <summary>A group of users whose credentials can be selected.</summary>
[DataContract]
public sealed class CredentialsGroup : Carrier
{
    /// <summary>The internal name of the group.</summary>
    [DataMember(Order = 0)]
    public string? Name { get; set; }

    /// <summary>The display name of the group.</summary>
    [DataMember(Order = 1)]
    public string? DisplayName { get; set; }
}
