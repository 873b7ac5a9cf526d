using System.Runtime.Serialization;

namespace Services86;

/// <summary>The result of the validation of a user name or password.</summary>
[DataContract]
public sealed class UserValidationResult : Carrier
{
    /// <summary>The reason why the value is not valid; empty if it is valid.</summary>
    [DataMember(Order = 0)]
    public string? Reason { get; set; }

    /// <summary>Whether the value is valid.</summary>
    [DataMember(Order = 1)]
    public bool Result { get; set; }
}
