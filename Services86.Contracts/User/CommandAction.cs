using System.Runtime.Serialization;

namespace Services86;

/// <summary>The question to the user before a command is executed.</summary>
[DataContract]
[IntroducedIn(85)]
public enum CommandAction
{
    /// <summary>No question.</summary>
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
