using Services86.Data.Associates;

namespace Services86.Data.Tickets;

/// <summary>A stored ticket, with the associate that it stands for.</summary>
public sealed record TicketRow
{
    /// <summary>The primary key of the associate.</summary>
    public required int AssociateId { get; init; }

    /// <summary>The login name of the associate.</summary>
    public required string Name { get; init; }

    /// <summary>What the associate may do.</summary>
    public required AssociateRole Role { get; init; }

    /// <summary>Whether the associate has left.</summary>
    public required bool Retired { get; init; }

    /// <summary>The end of the ticket's life, in UTC and whole milliseconds; it may be in the past.</summary>
    public required DateTimeOffset ValidTo { get; init; }
}
