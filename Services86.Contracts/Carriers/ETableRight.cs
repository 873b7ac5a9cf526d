using System.Runtime.Serialization;

namespace Services86;

/// <summary>
/// The rights to a record. SOAP: names separated by spaces; empty for no right. REST: names separated by commas,
/// including names of combinations; None for no right.
/// </summary>
/// <remarks>Source: docs/SERVICES86.md section 8.2.</remarks>
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

    /// <summary>Records may be added.</summary>
    [EnumMember]
    Insert = 4,

    /// <summary>The record may be deleted.</summary>
    [EnumMember]
    Delete = 8,

    /// <summary>The record may be used in search criteria, but not read.</summary>
    [EnumMember]
    Filtering = 16,

    /// <summary>Some fields of the record may be changed.</summary>
    [EnumMember]
    RestrictedUpdate = 32,

    // Names of combinations and aliases. Only REST has them: SOAP sends the members above.

    /// <summary>Alias of <see cref="Select"/>.</summary>
    R = Select,

    /// <summary>Alias of <see cref="Filtering"/>.</summary>
    F = Filtering,

    /// <summary>The record may be read and changed.</summary>
    UR = Update | Select,

    /// <summary>The record may be read, and records may be added.</summary>
    RI = Select | Insert,

    /// <summary>The record may be read and changed, and records may be added.</summary>
    URI = Update | Select | Insert,

    /// <summary>The record may be read, changed and deleted.</summary>
    UDR = Update | Delete | Select,

    /// <summary>The record may be read, changed and deleted, and records may be added.</summary>
    FULL = Select | Update | Insert | Delete,

    /// <summary>The record may be read and used in search criteria.</summary>
    RF = Select | Filtering,

    /// <summary>The record may be used in search criteria, and records may be added.</summary>
    FI = Filtering | Insert,

    /// <summary>The record, or some of its fields, may be changed.</summary>
    URU = Update | RestrictedUpdate,

    /// <summary>The record, or some of its fields, may be changed, and records may be added.</summary>
    WRITE = Update | Insert | RestrictedUpdate,
}
