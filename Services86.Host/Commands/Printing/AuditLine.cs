namespace Services86.Host.Commands.Printing;

/// <summary>An entry of the audit in a list.</summary>
/// <param name="Time">The time.</param>
/// <param name="Actor">Who acted; null for a refused login.</param>
/// <param name="ActorId">The id of the associate who acted; null for the server, a command, or a refused login.</param>
/// <param name="Address">The address of the client; null for the server and commands.</param>
/// <param name="Action">What was done.</param>
/// <param name="Record">The kind of the record.</param>
/// <param name="RecordId">The id of the record; null if it has none.</param>
/// <param name="OwnerId">The associate that owns the record; of a user, the user. Null for none.</param>
/// <param name="Detail">What else is known; null for nothing.</param>
internal sealed record AuditLine(
    string Time,
    string? Actor,
    int? ActorId,
    string? Address,
    string Action,
    string Record,
    long? RecordId,
    int? OwnerId,
    string? Detail);
