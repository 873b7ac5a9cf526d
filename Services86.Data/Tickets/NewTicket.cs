namespace Services86.Data.Tickets;

/// <summary>A ticket or access token to store.</summary>
public sealed record NewTicket
{
    /// <summary>The SHA-256 hash of the ticket, which must be new.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>The id of the associate that the ticket is issued to.</summary>
    public required int AssociateId { get; init; }

    /// <summary>The time at which the ticket expires.</summary>
    public required DateTimeOffset ValidTo { get; init; }

    /// <summary>What authenticated the associate; null if nothing has to be valid still.</summary>
    public required LoginProof? Proof { get; init; }

    /// <summary>The id of the application that an access token is issued to; null for none, and for a ticket.</summary>
    public int? ApplicationId { get; init; }
}
