using System.Runtime.Serialization;

namespace Services86;

/// <summary>
/// The rights to a field, and hints for its display. SOAP: names separated by spaces; empty for no right. REST: names
/// separated by commas, including names of combinations; None for no right.
/// </summary>
/// <remarks>Source: docs/SERVICES86.md section 8.3.</remarks>
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

    /// <summary>The field should be displayed as mandatory.</summary>
    [EnumMember]
    UIHintMandatory = 64,

    /// <summary>The field should be displayed as read-only.</summary>
    [EnumMember]
    UIHintReadOnly = 128,

    /// <summary>Reserved; kept because the published contract has it.</summary>
    [EnumMember]
    UndefinedValue256 = 256,

    // Names of combinations and aliases. Only REST has them: SOAP sends the members above.

    /// <summary>The field may be read and written.</summary>
    Update = Read | Write,

    /// <summary>Alias of <see cref="Update"/>.</summary>
    FULL = Update,

    /// <summary>Alias of <see cref="Unused4"/>: the field may be null.</summary>
    Nullable = Unused4,

    /// <summary>Both hints.</summary>
    UIHints = UIHintMandatory | UIHintReadOnly,
}
