using System.Runtime.Serialization;

namespace Services86;

/// <summary>The ways to edit the value of a credential.</summary>
[DataContract]
public enum CredentialControlType
{
    /// <summary>The value is displayed and cannot be changed.</summary>
    [EnumMember]
    Static = 0,

    /// <summary>The value is entered as text.</summary>
    [EnumMember]
    Edit = 1,

    /// <summary>The value is entered as text and not displayed.</summary>
    [EnumMember]
    Password = 2,

    /// <summary>The value is selected from the users that FindCredentialUsers returns.</summary>
    [EnumMember]
    Link = 3,

    /// <summary>The value is not displayed.</summary>
    [EnumMember]
    [IntroducedIn(86, Fallback = Static)]
    Hidden = 4,
}
