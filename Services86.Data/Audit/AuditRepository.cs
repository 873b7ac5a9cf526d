using Services86.Data.Storage;

namespace Services86.Data.Audit;

/// <summary>The audit. Repositories append the entries of their changes themselves.</summary>
public sealed class AuditRepository
{
    // An entry of a user is one that the user made, or that is about the user or the user's records.
    private const string ListSql =
        $"""
        SELECT
            time AS {nameof(AuditRow.Time)},
            actor_id AS {nameof(AuditRow.ActorId)},
            actor AS {nameof(AuditRow.Actor)},
            address AS {nameof(AuditRow.Address)},
            action AS {nameof(AuditRow.Action)},
            record AS {nameof(AuditRow.Record)},
            record_id AS {nameof(AuditRow.RecordId)},
            owner_id AS {nameof(AuditRow.OwnerId)},
            detail AS {nameof(AuditRow.Detail)}
        FROM audit
        WHERE time >= @since AND (@isOfAll = 1 OR actor_id = @userId OR owner_id = @userId)
        ORDER BY time DESC, audit_id DESC
        LIMIT @max
        """;

    private const string DeleteExpiredSql =
        "DELETE FROM audit WHERE audit_id IN (SELECT audit_id FROM audit WHERE time <= @now LIMIT @max)";

    private readonly IStorage _storage;
    private readonly AuditWriter _writer;
    private readonly TimeSpan _lifetime;

    internal AuditRepository(IStorage storage, AuditWriter writer, TimeSpan lifetime)
    {
        _storage = storage;
        _writer = writer;
        _lifetime = lifetime;
    }

    /// <summary>Gets the newest entries, oldest first.</summary>
    /// <param name="since">The time of the oldest entry to return.</param>
    /// <param name="userId">
    /// The id of an associate: only entries whose actor, owner or record is that associate. Null for all entries.
    /// </param>
    /// <param name="max">The largest number of entries; positive.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public async Task<IReadOnlyList<AuditEntry>> ListAsync(
        DateTimeOffset since, int? userId, int max, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(max);
        var arguments = new { since = since.ToUnixTimeMilliseconds(), isOfAll = userId is null, userId, max };
        var rows = await _storage.QueryAsync<AuditRow>(ListSql, arguments, cancellationToken);
        rows.Reverse();
        return [.. rows.Select(row => row.ToEntry())];
    }

    /// <summary>Appends an entry about a change that is no write job of a repository, such as a backup.</summary>
    /// <param name="actor">The actor.</param>
    /// <param name="action">The action.</param>
    /// <param name="record">The kind of the record.</param>
    /// <param name="detail">What else is known; no secret. Null for nothing.</param>
    /// <param name="cancellationToken">Cancels the write while it is queued.</param>
    public Task AddAsync(
        AuditActor actor,
        AuditAction action,
        AuditRecord record,
        string? detail,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return _storage.WriteAsync(WriteExtent.Rows, AddEntryAsync, cancellationToken);

        async ValueTask<bool> AddEntryAsync(IDatabaseSession session)
        {
            await _writer.AddAsync(session, actor, action, record, recordId: null, ownerId: null, detail);
            return true;
        }
    }

    /// <summary>
    /// Deletes the entries that are older than the audit is kept for. Does nothing while another host does.
    /// </summary>
    /// <returns>The number of deleted entries.</returns>
    public Task<int> DeleteExpiredAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        Housekeeping.DeleteExpiredAsync(_storage, DeleteExpiredSql, now - _lifetime, cancellationToken);
}
