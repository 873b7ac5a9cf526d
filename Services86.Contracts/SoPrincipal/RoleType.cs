using System.Runtime.Serialization;

namespace Services86;

/// <summary>The kinds of role.</summary>
[DataContract]
public enum RoleType : short
{
    /// <summary>For the users of the installation.</summary>
    [EnumMember]
    Employee = 0,

    /// <summary>For users from outside.</summary>
    [EnumMember]
    ExternalUser = 1,

    /// <summary>For calls without a login.</summary>
    [EnumMember]
    Anonymous = 2,

    /// <summary>For the server itself.</summary>
    [EnumMember]
    System = 3,
}
