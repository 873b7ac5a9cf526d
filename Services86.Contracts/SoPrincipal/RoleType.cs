using System.Runtime.Serialization;

namespace Services86;

/// <summary>The types of roles.</summary>
[DataContract]
public enum RoleType : short
{
    /// <summary>For the users of the installation.</summary>
    [EnumMember]
    Employee = 0,

    /// <summary>For external users.</summary>
    [EnumMember]
    ExternalUser = 1,

    /// <summary>For calls without a login.</summary>
    [EnumMember]
    Anonymous = 2,

    /// <summary>For tasks of the server.</summary>
    [EnumMember]
    System = 3,
}
