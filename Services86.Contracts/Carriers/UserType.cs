using System.Runtime.Serialization;

namespace Services86;

/// <summary>The kinds of user.</summary>
[DataContract]
public enum UserType
{
    /// <summary>Not known, or not set.</summary>
    [EnumMember]
    Unknown = 0,

    /// <summary>A person of the company that owns the installation.</summary>
    [EnumMember]
    InternalAssociate = 1,

    /// <summary>A resource that can be booked, such as a meeting room.</summary>
    [EnumMember]
    ResourceAssociate = 2,

    /// <summary>A person of another company.</summary>
    [EnumMember]
    ExternalAssociate = 3,

    /// <summary>The user for calls without a login.</summary>
    [EnumMember]
    AnonymousAssociate = 4,

    /// <summary>The user for tasks of the server.</summary>
    [EnumMember]
    SystemAssociate = 5,
}
