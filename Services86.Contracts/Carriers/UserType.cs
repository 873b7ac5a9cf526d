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

    /// <summary>A thing that can be booked, such as a meeting room.</summary>
    [EnumMember]
    ResourceAssociate = 2,

    /// <summary>A person of another company, who logs in from outside.</summary>
    [EnumMember]
    ExternalAssociate = 3,

    /// <summary>The user on whose behalf calls without a login run.</summary>
    [EnumMember]
    AnonymousAssociate = 4,

    /// <summary>The user on whose behalf the server itself works.</summary>
    [EnumMember]
    SystemAssociate = 5,
}
