namespace Services86.Data.Audit;

/// <summary>An entry of the audit: who did what to which record from where.</summary>
public sealed record AuditEntry
{
    /// <summary>The time, in UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The id of the associate who acted; null for the server, a command, or a refused login.</summary>
    public required int? ActorId { get; init; }

    /// <summary>The name of the actor, at that time; null for a refused login.</summary>
    public required string? Actor { get; init; }

    /// <summary>The address of the client; null for the server, a command, or an unknown address.</summary>
    public required string? Address { get; init; }

    /// <summary>What was done: an <see cref="AuditAction"/>.</summary>
    public required string Action { get; init; }

    /// <summary>The kind of the record: an <see cref="AuditRecord"/>.</summary>
    public required string Record { get; init; }

    /// <summary>The id of the record; null if it has none.</summary>
    public required long? RecordId { get; init; }

    /// <summary>
    /// The id of the associate that owns the record; of a user, the same as <see cref="RecordId"/>. Null for no owner,
    /// and for a login to an unknown name.
    /// </summary>
    public required int? OwnerId { get; init; }

    /// <summary>What else is known, such as a name or a role; never a secret. Null for nothing.</summary>
    public required string? Detail { get; init; }
}
