using Services86.Data.Associates;

namespace Services86.Data.Tickets;

/// <summary>A stored ticket, with the associate that the ticket was issued to.</summary>
public sealed record TicketRow
{
    /// <summary>The primary key of the associate.</summary>
    public required int AssociateId { get; init; }

    /// <summary>The login name of the associate.</summary>
    public required string Name { get; init; }

    /// <summary>The rights of the associate.</summary>
    public required AssociateRole Role { get; init; }

    /// <summary>Whether the associate is retired.</summary>
    public required bool Retired { get; init; }

    /// <summary>The time at which the ticket expires, in UTC and whole milliseconds; may be in the past.</summary>
    public required DateTimeOffset ValidTo { get; init; }

    /// <summary>The application that an access token was issued to; null for none, and for a ticket.</summary>
    public int? ApplicationId { get; init; }
}
