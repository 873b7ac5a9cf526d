using System.Runtime.Serialization;

namespace Services86;

/// <summary>
/// The rights to a record. In SOAP: the names of the rights, separated by spaces; empty for none. In REST: names
/// separated by commas, those of combinations where they fit; None for none.
/// </summary>
/// <remarks>Source of the combinations: reference, behaviour.md section 5.</remarks>
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

    // Names of combinations, and second names, which REST has and SOAP has not: only the rights above are its members.

    /// <summary>Another name of <see cref="Select"/>.</summary>
    R = Select,

    /// <summary>Another name of <see cref="Filtering"/>.</summary>
    F = Filtering,

    /// <summary>The record may be read and changed.</summary>
    UR = Update | Select,

    /// <summary>The record may be read, and one added.</summary>
    RI = Select | Insert,

    /// <summary>The record may be read and changed, and one added.</summary>
    URI = Update | Select | Insert,

    /// <summary>The record may be read, changed and deleted.</summary>
    UDR = Update | Delete | Select,

    /// <summary>The record may be read, changed and deleted, and one added.</summary>
    FULL = Select | Update | Insert | Delete,

    /// <summary>The record may be read and searched by.</summary>
    RF = Select | Filtering,

    /// <summary>The record may be searched by, and one added.</summary>
    FI = Filtering | Insert,

    /// <summary>The record, or some of its fields, may be changed.</summary>
    URU = Update | RestrictedUpdate,

    /// <summary>A record may be added, and this one, or some of its fields, changed.</summary>
    WRITE = Update | Insert | RestrictedUpdate,
}
