using System.Runtime.Serialization;

namespace Services86;

/// <summary>A command that a client can offer for a record. Part of the contract; this server has none.</summary>
[DataContract]
[IntroducedIn(85)]
public sealed class CustomCommand : Carrier
{
    /// <summary>The name of the command, for programs.</summary>
    [DataMember(Order = 0)]
    public string? Name { get; set; }

    /// <summary>The name of the command, for people.</summary>
    [DataMember(Order = 1)]
    public string? DisplayName { get; set; }

    /// <summary>What the command does.</summary>
    [DataMember(Order = 2)]
    public string? Description { get; set; }

    /// <summary>A remark that is shown with the name.</summary>
    [DataMember(Order = 3)]
    public string? ToolTip { get; set; }

    /// <summary>What the user is asked before the command is carried out.</summary>
    [DataMember(Order = 4)]
    public CommandAction Actions { get; set; }

    /// <summary>Data for the question.</summary>
    [DataMember(Order = 5)]
    public string? ActionData { get; set; }
}
