namespace Services86.WebConsole.Services;

/// <summary>What the page of a service shows.</summary>
/// <param name="Name">The name of the agent.</param>
/// <param name="Version">The version of the service.</param>
/// <param name="Address">The whole address of the service.</param>
/// <param name="XmlNamespace">The namespace of the messages.</param>
/// <param name="Summary">What the agent is for, as CommonMark; null if the comment has no summary.</param>
/// <param name="NeedsTicket">Whether calls need a ticket.</param>
/// <param name="Operations">The operations.</param>
internal sealed record ServiceModel(
    string Name,
    string Version,
    string Address,
    string XmlNamespace,
    string? Summary,
    bool NeedsTicket,
    IReadOnlyList<ServiceOperation> Operations);
