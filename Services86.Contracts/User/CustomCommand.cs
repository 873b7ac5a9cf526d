using System.Runtime.Serialization;

namespace Services86;

/// <summary>A command for a record. Part of the contract; this server has no commands.</summary>
[DataContract]
[IntroducedIn(85)]
public sealed class CustomCommand : Carrier
{
    /// <summary>The internal name of the command.</summary>
    [DataMember(Order = 0)]
    public string? Name { get; set; }

    /// <summary>The display name of the command.</summary>
    [DataMember(Order = 1)]
    public string? DisplayName { get; set; }

    /// <summary>The description of the command.</summary>
    [DataMember(Order = 2)]
    public string? Description { get; set; }

    /// <summary>The tooltip of the command.</summary>
    [DataMember(Order = 3)]
    public string? ToolTip { get; set; }

    /// <summary>The question to the user before the command is executed.</summary>
    [DataMember(Order = 4)]
    public CommandAction Actions { get; set; }

    /// <summary>Data for the question.</summary>
    [DataMember(Order = 5)]
    public string? ActionData { get; set; }
}
