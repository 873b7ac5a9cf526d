using System.Runtime.Serialization;

namespace Services86;

/// <summary>The status of a user in Customer Service.</summary>
[DataContract]
public enum EjUserStatus
{
    /// <summary>Not a user of Customer Service.</summary>
    [EnumMember]
    StatusNone = 0,

    /// <summary>Available.</summary>
    [EnumMember]
    StatusNormal = 1,

    /// <summary>Not available.</summary>
    [EnumMember]
    StatusNotAvailable = 2,

    /// <summary>Deleted.</summary>
    [EnumMember]
    StatusDeleted = 3,

    /// <summary>Read-only access.</summary>
    [EnumMember]
    StatusReadOnly = 4,

    /// <summary>A user of SuperOffice Sales only.</summary>
    [EnumMember]
    StatusSpm = 5,

    /// <summary>The user for tasks of the server.</summary>
    [EnumMember]
    StatusSystem = 127,
}
