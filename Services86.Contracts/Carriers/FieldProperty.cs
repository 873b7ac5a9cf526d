using System.Runtime.Serialization;

namespace Services86;

/// <summary>What a caller may do with a field, and what the field can hold.</summary>
[DataContract]
public sealed class FieldProperty
{
    /// <summary>What the caller may do with the field; null where nothing restricts it.</summary>
    [DataMember(Order = 0)]
    public FieldRight? FieldRight { get; set; }

    /// <summary>The .NET name of the field's type, such as <c>System.String</c>.</summary>
    [DataMember(Order = 1)]
    public string? FieldType { get; set; }

    /// <summary>
    /// The greatest length: characters of a text, bytes of a number (4 for an int); 0 where there is none.
    /// </summary>
    [DataMember(Order = 2)]
    public int FieldLength { get; set; }
}
