using System.Runtime.Serialization;

namespace Services86;

/// <summary>The rights of the caller to a field, and the type of the field.</summary>
[DataContract]
public sealed class FieldProperty
{
    /// <summary>The rights of the caller to the field; null if the field is not restricted.</summary>
    [DataMember(Order = 0)]
    public FieldRight? FieldRight { get; set; }

    /// <summary>The .NET name of the field's type, such as <c>System.String</c>.</summary>
    [DataMember(Order = 1)]
    public string? FieldType { get; set; }

    /// <summary>
    /// The maximum length: characters of a text, or bytes of a number, such as 4 for an int; 0 for no limit.
    /// </summary>
    [DataMember(Order = 2)]
    public int FieldLength { get; set; }
}
