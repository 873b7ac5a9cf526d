using System.Runtime.Serialization;

namespace Services86;

/// <summary>A user group. Part of the contract; this server has no user groups.</summary>
[DataContract]
public sealed class UserGroup : Carrier
{
    /// <summary>The name of the group.</summary>
    [DataMember(Order = 0)]
    public string? Value { get; set; }

    /// <summary>The tooltip of the group.</summary>
    [DataMember(Order = 1)]
    public string? Tooltip { get; set; }

    /// <summary>The primary key.</summary>
    [DataMember(Order = 2)]
    public int Id { get; set; }

    /// <summary>The sort order of the group in lists, ascending.</summary>
    [DataMember(Order = 3)]
    public short Rank { get; set; }

    /// <summary>1 if the group is deleted, otherwise 0.</summary>
    [DataMember(Order = 4)]
    public short Deleted { get; set; }
}
