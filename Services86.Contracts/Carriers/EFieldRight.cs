using System.Runtime.Serialization;

namespace Services86;

/// <summary>
/// The rights to a field, and hints for its display. In SOAP: names separated by spaces; empty for none. In REST: names
/// separated by commas, those of combinations where they fit; None for none.
/// </summary>
/// <remarks>Source of the combinations: reference, behaviour.md section 5.</remarks>
[Flags]
[DataContract]
public enum EFieldRight
{
    /// <summary>Nothing is allowed.</summary>
    None = 0,

    /// <summary>The field may be read.</summary>
    [EnumMember]
    Read = 1,

    /// <summary>The field may be written.</summary>
    [EnumMember]
    Write = 2,

    /// <summary>Reserved; kept because the published contract has it.</summary>
    [EnumMember]
    Unused1 = 4,

    /// <summary>Reserved; kept because the published contract has it.</summary>
    [EnumMember]
    Unused2 = 8,

    /// <summary>Reserved; kept because the published contract has it.</summary>
    [EnumMember]
    Unused3 = 16,

    /// <summary>Reserved; newer versions of the contract use it for "may be null".</summary>
    [EnumMember]
    Unused4 = 32,

    /// <summary>The field should be shown as one that must be filled in.</summary>
    [EnumMember]
    UIHintMandatory = 64,

    /// <summary>The field should be shown as one that cannot be changed.</summary>
    [EnumMember]
    UIHintReadOnly = 128,

    /// <summary>Reserved; kept because the published contract has it.</summary>
    [EnumMember]
    UndefinedValue256 = 256,

    // Names of combinations, and second names, which REST has and SOAP has not: only the rights above are its members.

    /// <summary>The field may be read and written.</summary>
    Update = Read | Write,

    /// <summary>Another name of <see cref="Update"/>.</summary>
    FULL = Update,

    /// <summary>Another name of <see cref="Unused4"/>: the field may be null.</summary>
    Nullable = Unused4,

    /// <summary>Both hints.</summary>
    UIHints = UIHintMandatory | UIHintReadOnly,
}
