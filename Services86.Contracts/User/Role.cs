using System.Runtime.Serialization;

namespace Services86;

/// <summary>A role, as an item of a list.</summary>
[DataContract]
public sealed class Role : Carrier
{
    /// <summary>The primary key.</summary>
    /// <example>1</example>
    [DataMember(Order = 0)]
    public int Id { get; set; }

    /// <summary>The name of the role.</summary>
    /// <example>Employee</example>
    [DataMember(Order = 1)]
    public string? Value { get; set; }

    /// <summary>The description of the role.</summary>
    [DataMember(Order = 2)]
    public string? Tooltip { get; set; }
}
