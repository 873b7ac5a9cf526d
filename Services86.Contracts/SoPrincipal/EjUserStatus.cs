using System.Runtime.Serialization;

namespace Services86;

/// <summary>The status of a user in Customer Service.</summary>
[DataContract]
public enum EjUserStatus
{
    /// <summary>Not a user of Customer Service.</summary>
    [EnumMember]
    StatusNone = 0,

    /// <summary>Working.</summary>
    [EnumMember]
    StatusNormal = 1,

    /// <summary>Away.</summary>
    [EnumMember]
    StatusNotAvailable = 2,

    /// <summary>Deleted.</summary>
    [EnumMember]
    StatusDeleted = 3,

    /// <summary>May only read.</summary>
    [EnumMember]
    StatusReadOnly = 4,

    /// <summary>A user of the sales part only.</summary>
    [EnumMember]
    StatusSpm = 5,

    /// <summary>The user on whose behalf the server itself works.</summary>
    [EnumMember]
    StatusSystem = 127,
}
