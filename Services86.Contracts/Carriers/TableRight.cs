using System.Runtime.Serialization;

namespace Services86;

/// <summary>The rights of the caller to a record.</summary>
[DataContract]
public sealed class TableRight
{
    /// <summary>The rights, combined; <see cref="ETableRight.None"/> allows nothing.</summary>
    [DataMember(Order = 0)]
    public ETableRight Mask { get; set; }

    /// <summary>The reason why a right is missing; empty if no right is missing.</summary>
    [DataMember(Order = 1)]
    public string? Reason { get; set; }
}
