using System.Runtime.Serialization;

namespace Services86;

/// <summary>What a caller may do with a field.</summary>
[DataContract]
public sealed class FieldRight
{
    /// <summary>The rights, combined; <see cref="EFieldRight.None"/> allows nothing.</summary>
    [DataMember(Order = 0)]
    public EFieldRight Mask { get; set; }

    /// <summary>Why a right is missing; empty when nothing is restricted.</summary>
    [DataMember(Order = 1)]
    public string? Reason { get; set; }
}
