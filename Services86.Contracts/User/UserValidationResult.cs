using System.Runtime.Serialization;

namespace Services86;

/// <summary>Whether a user name or password can be used.</summary>
[DataContract]
public sealed class UserValidationResult : Carrier
{
    /// <summary>Why not; empty when it can.</summary>
    [DataMember(Order = 0)]
    public string? Reason { get; set; }

    /// <summary>Whether it can.</summary>
    [DataMember(Order = 1)]
    public bool Result { get; set; }
}
