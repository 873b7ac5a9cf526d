using System.Data.Common;
using Dapper;
using Services86.Data.Storage;

namespace Services86.Data.Audit;

/// <summary>Appends entries to the audit, in the write job of the change: both are stored, or neither.</summary>
/// <param name="time">The clock.</param>
internal sealed class AuditWriter(TimeProvider time)
{
    /// <summary>The first version of the schema that has an audit.</summary>
    public const int FirstSchemaVersion = 9;

    private const string AddSql =
        """
        INSERT INTO audit (time, actor_id, actor, address, action, record, record_id, owner_id, detail)
        VALUES (@Time, @ActorId, @Actor, @Address, @Action, @Record, @RecordId, @OwnerId, @Detail)
        """;

    /// <summary>Appends an entry.</summary>
    /// <param name="session">The session of the write job.</param>
    /// <param name="actor">The actor.</param>
    /// <param name="action">The action.</param>
    /// <param name="record">The kind of the record.</param>
    /// <param name="recordId">The id of the record; null if it has none.</param>
    /// <param name="ownerId">The owner of the record, or the associate that it is; null for none.</param>
    /// <param name="detail">What else is known; no secret. Null for nothing.</param>
    public async ValueTask AddAsync(
        IDatabaseSession session,
        AuditActor actor,
        AuditAction action,
        AuditRecord record,
        long? recordId,
        int? ownerId,
        string? detail = null) =>
        await session.ExecuteAsync(AddSql, RowOf(actor, action, record, recordId, ownerId, detail));

    /// <summary>
    /// Appends an entry together with the next statement of the write job, which is its only other one and cannot end
    /// without a change.
    /// </summary>
    /// <inheritdoc cref="AddAsync"/>
    public ValueTask AddWithNextAsync(
        IDatabaseSession session,
        AuditActor actor,
        AuditAction action,
        AuditRecord record,
        long? recordId,
        int? ownerId,
        string? detail = null) =>
        session.ExecuteWithNextAsync(AddSql, RowOf(actor, action, record, recordId, ownerId, detail));

    /// <summary>Appends an entry about a command, with a connection of its own.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="transaction">The transaction of the change; null for none.</param>
    /// <param name="now">The time.</param>
    /// <param name="action">The action.</param>
    /// <param name="record">The kind of the record.</param>
    /// <param name="recordId">The id of the record; null if it has none.</param>
    /// <param name="detail">What else is known; no secret. Null for nothing.</param>
    /// <param name="cancellationToken">Cancels the statement.</param>
    public static Task AddByCommandAsync(
        DbConnection connection,
        DbTransaction? transaction,
        DateTimeOffset now,
        AuditAction action,
        AuditRecord record,
        long? recordId,
        string? detail,
        CancellationToken cancellationToken) =>
        AppendAsync(
            connection, transaction, now, AuditActor.Command, action, record, recordId, detail, cancellationToken);

    /// <summary>Appends an entry by a connection of its own.</summary>
    /// <param name="connection">The open connection.</param>
    /// <param name="transaction">The transaction; null for none.</param>
    /// <param name="now">The time.</param>
    /// <param name="actor">The actor.</param>
    /// <param name="action">The action.</param>
    /// <param name="record">The kind of the record.</param>
    /// <param name="recordId">The id of the record; null if it has none.</param>
    /// <param name="detail">What else is known; no secret. Null for nothing.</param>
    /// <param name="cancellationToken">Cancels the statement.</param>
    public static Task AppendAsync(
        DbConnection connection,
        DbTransaction? transaction,
        DateTimeOffset now,
        AuditActor actor,
        AuditAction action,
        AuditRecord record,
        long? recordId,
        string? detail,
        CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(
            AddSql,
            RowOf(now, actor, action, record, recordId, ownerId: null, detail),
            transaction,
            cancellationToken: cancellationToken));

    private AuditRow RowOf(
        AuditActor actor, AuditAction action, AuditRecord record, long? recordId, int? ownerId, string? detail) =>
        RowOf(time.GetUtcNow(), actor, action, record, recordId, ownerId, detail);

    private static AuditRow RowOf(
        DateTimeOffset now,
        AuditActor actor,
        AuditAction action,
        AuditRecord record,
        long? recordId,
        int? ownerId,
        string? detail) => new()
        {
            Time = now.ToUnixTimeMilliseconds(),
            ActorId = actor.AssociateId,
            Actor = actor.Name,
            Address = actor.Address?.ToString(),
            Action = action.ToString(),
            Record = record.ToString(),
            RecordId = recordId,
            OwnerId = ownerId,
            Detail = detail,
        };
}
