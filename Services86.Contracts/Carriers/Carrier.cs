using System.Runtime.Serialization;

namespace Services86;

/// <summary>
/// The base of the records that the agents exchange. It contains the rights of the caller to the record and to its
/// fields.
/// </summary>
/// <remarks>
/// On the wire, the members of the base precede the members of the derived type. The server ignores both members in
/// requests; clients may omit them. Source: docs/SERVICES86.md section 8.1.
/// </remarks>
[DataContract]
public class Carrier
{
    /// <summary>The rights of the caller to the record; null if no role restricts the record.</summary>
    [DataMember(Order = 0)]
    public TableRight? TableRight { get; set; }

    /// <summary>The rights of the caller to each restricted field, by field name; empty for none.</summary>
    [DataMember(Order = 1)]
    public FieldPropertyDictionary? FieldProperties { get; set; }
}
