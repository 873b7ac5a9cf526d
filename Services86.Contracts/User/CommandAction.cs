using System.Runtime.Serialization;

namespace Services86;

/// <summary>What a user is asked before a command is carried out.</summary>
[DataContract]
[IntroducedIn(85)]
public enum CommandAction
{
    /// <summary>Nothing.</summary>
    [EnumMember]
    Implicit = 0,

    /// <summary>A question with yes and no.</summary>
    [EnumMember]
    YesNo = 1,

    /// <summary>A message with OK and cancel.</summary>
    [EnumMember]
    OkCancel = 2,

    /// <summary>A message with OK.</summary>
    [EnumMember]
    Ok = 3,
}
