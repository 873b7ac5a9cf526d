using Services86.Data.Storage;

namespace Services86.Data.Audit;

/// <summary>A row of the table <c>audit</c>.</summary>
internal sealed class AuditRow
{
    /// <summary>The time, in milliseconds since 1970.</summary>
    public required long Time { get; init => field = StoredTime.Require(value); }

    public required int? ActorId { get; init; }

    public required string? Actor { get; init; }

    public required string? Address { get; init; }

    public required string Action { get; init; }

    public required string Record { get; init; }

    public required long? RecordId { get; init; }

    public required int? OwnerId { get; init; }

    public required string? Detail { get; init; }

    /// <summary>Converts the row to the entry that it stores.</summary>
    public AuditEntry ToEntry() => new()
    {
        Time = DateTimeOffset.FromUnixTimeMilliseconds(Time),
        ActorId = ActorId,
        Actor = Actor,
        Address = Address,
        Action = Action,
        Record = Record,
        RecordId = RecordId,
        OwnerId = OwnerId,
        Detail = Detail,
    };
}
