using System.Runtime.Serialization;

namespace Services86;

/// <summary>
/// The base of the records that the agents exchange: what the caller may do with the record and with each of its
/// fields.
/// </summary>
/// <remarks>
/// On the wire the members of the base come before those of the derived type. Clients may send them back, or leave
/// them out: the server ignores what it gets. Source: published WSDL; reference notes, section 5.
/// </remarks>
[DataContract]
public class Carrier
{
    /// <summary>What the caller may do with the record; null where no role restricts it.</summary>
    [DataMember(Order = 0)]
    public TableRight? TableRight { get; set; }

    /// <summary>
    /// What the caller may do with each field, by the field's name; empty where no field is restricted.
    /// </summary>
    [DataMember(Order = 1)]
    public FieldPropertyDictionary? FieldProperties { get; set; }
}
