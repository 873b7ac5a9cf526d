using System.Runtime.Serialization;

namespace Services86;

/// <summary>The ways to edit the value of a credential.</summary>
[DataContract]
public enum CredentialControlType
{
    /// <summary>It is shown and cannot be changed.</summary>
    [EnumMember]
    Static = 0,

    /// <summary>It is typed.</summary>
    [EnumMember]
    Edit = 1,

    /// <summary>It is typed and not shown.</summary>
    [EnumMember]
    Password = 2,

    /// <summary>It is picked from the users that FindCredentialUsers gives.</summary>
    [EnumMember]
    Link = 3,

    /// <summary>It is not shown.</summary>
    [EnumMember]
    [IntroducedIn(86, Fallback = Static)]
    Hidden = 4,
}
