using System.Runtime.Serialization;

namespace Services86;

/// <summary>A group of users whose credentials can be picked.</summary>
[DataContract]
public sealed class CredentialsGroup : Carrier
{
    /// <summary>The name of the group, for programs.</summary>
    [DataMember(Order = 0)]
    public string? Name { get; set; }

    /// <summary>The name of the group, for people.</summary>
    [DataMember(Order = 1)]
    public string? DisplayName { get; set; }
}
