using System.Runtime.Serialization;

namespace Services86;

/// <summary>
/// The rights to a record. On the wire: the names of the rights, separated by spaces; empty for none.
/// </summary>
[Flags]
[DataContract]
public enum ETableRight
{
    /// <summary>Nothing is allowed.</summary>
    None = 0,

    /// <summary>The record may be read.</summary>
    [EnumMember]
    Select = 1,

    /// <summary>The record may be changed.</summary>
    [EnumMember]
    Update = 2,

    /// <summary>A record may be added.</summary>
    [EnumMember]
    Insert = 4,

    /// <summary>The record may be deleted.</summary>
    [EnumMember]
    Delete = 8,

    /// <summary>The record may be searched by, though not read.</summary>
    [EnumMember]
    Filtering = 16,

    /// <summary>Some fields of the record may be changed.</summary>
    [EnumMember]
    RestrictedUpdate = 32,
}
