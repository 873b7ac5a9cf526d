namespace Services86.Data.Tickets;

/// <summary>A ticket or access token that has not expired, for the lists of an administrator.</summary>
public sealed record IssuedTicket
{
    /// <summary>
    /// The first 16 hexadecimal digits of the SHA-256 hash: they identify the ticket, and nobody can log in with them.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>The login name of the associate that the ticket was issued to.</summary>
    public required string Name { get; init; }

    /// <summary>The time at which the ticket was issued, in UTC.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>The time at which the ticket expires unless it is used before, in UTC.</summary>
    public required DateTimeOffset ValidTo { get; init; }

    /// <summary>The name of the application that an access token was issued to; null for none.</summary>
    public required string? Application { get; init; }
}
