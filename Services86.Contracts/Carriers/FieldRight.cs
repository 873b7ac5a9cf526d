using System.Runtime.Serialization;

namespace Services86;

/// <summary>The rights of the caller to a field.</summary>
[DataContract]
public sealed class FieldRight
{
    /// <summary>The rights, combined; <see cref="EFieldRight.None"/> allows nothing.</summary>
    [DataMember(Order = 0)]
    public EFieldRight Mask { get; set; }

    /// <summary>The reason why a right is missing; empty if no right is missing.</summary>
    [DataMember(Order = 1)]
    public string? Reason { get; set; }
}
