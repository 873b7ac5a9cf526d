using System.Data.Common;
using System.Security.Cryptography;
using Services86.Data.Access;
using Services86.Data.Associates;
using Services86.Data.Audit;
using Services86.Data.Storage;

namespace Services86.Data.Tickets;

/// <summary>The tickets, of which only the SHA-256 hashes are stored.</summary>
/// <remarks>
/// A hash has 32 bytes: any other length is an <see cref="ArgumentException"/>. Times are stored in whole milliseconds,
/// rounded down.
/// </remarks>
public sealed partial class TicketRepository
{
    private const string AddSql =
        """
        INSERT INTO ticket (ticket_hash, associate_id, created, valid_to, application_id)
        VALUES (@Hash, @AssociateId, @created, @validTo, @ApplicationId)
        """;

    private const string IsTicketValidSql =
        "SELECT EXISTS (SELECT 1 FROM ticket WHERE ticket_hash = @TicketHash AND associate_id = @associateId)";

    private const string IsPasswordValidSql =
        """
        SELECT EXISTS (
            SELECT 1 FROM associate
            WHERE associate_id = @associateId AND password_hash = @PasswordHash AND retired = 0)
        """;

    private const string FindSql =
        $"""
        SELECT
            ticket.valid_to AS {nameof(Row.ValidTo)},
            ticket.application_id AS {nameof(Row.ApplicationId)},
            associate.associate_id AS {nameof(Row.AssociateId)},
            associate.name AS {nameof(Row.Name)},
            associate.role AS {nameof(Row.Role)},
            associate.retired AS {nameof(Row.Retired)}
        FROM ticket
        JOIN associate ON associate.associate_id = ticket.associate_id
        WHERE ticket.ticket_hash = @hash
        """;

    private const string ExtendSql =
        "UPDATE ticket SET valid_to = @validTo WHERE ticket_hash = @hash AND valid_to < @validTo";

    private const string RevokeSql = "DELETE FROM ticket WHERE ticket_hash = @hash";

    private const string DeleteExpiredSql =
        """
        DELETE FROM ticket
        WHERE ticket_hash IN (SELECT ticket_hash FROM ticket WHERE valid_to <= @now LIMIT @max)
        """;

    private readonly IStorage _storage;
    private readonly TimeProvider _time;
    private readonly AccessEpoch _epoch;
    private readonly AuditWriter _audit;

    internal TicketRepository(IStorage storage, TimeProvider time, AccessEpoch epoch, AuditWriter audit)
    {
        _storage = storage;
        _time = time;
        _epoch = epoch;
        _audit = audit;
    }

    /// <summary>Adds a ticket or access token.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="cancellationToken">Cancels the write while it is queued.</param>
    /// <returns>False if the proof of the ticket is not valid any more; nothing is stored.</returns>
    /// <exception cref="AssociateUnknownException">There is no such associate.</exception>
    /// <exception cref="DbException">The hash is stored already.</exception>
    public Task<bool> AddAsync(NewTicket ticket, CancellationToken cancellationToken)
    {
        CheckHash(ticket);
        var now = _time.GetUtcNow().ToUnixTimeMilliseconds();
        return _storage.WriteAsync(
            ticket.Proof is null ? WriteExtent.OneStatement : WriteExtent.Transaction,
            session => AddAsync(session, ticket, now),
            cancellationToken);
    }

    /// <summary>
    /// Adds the ticket of a login, and stores the current time as the associate's last login: both with one commit.
    /// </summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="actor">The associate with the address of the client, for the audit.</param>
    /// <param name="cancellationToken">Cancels the write while it is queued.</param>
    /// <inheritdoc cref="AddAsync(NewTicket, CancellationToken)"/>
    public Task<bool> AddForLoginAsync(NewTicket ticket, AuditActor actor, CancellationToken cancellationToken)
    {
        CheckHash(ticket);
        var now = _time.GetUtcNow().ToUnixTimeMilliseconds();
        return _storage.WriteAsync(WriteExtent.Transaction, AddBothAsync, cancellationToken);

        async ValueTask<bool> AddBothAsync(IDatabaseSession session)
        {
            if (!await AddAsync(session, ticket, now))
            {
                return false;
            }

            await AssociateRepository.SetLastLoginAsync(session, ticket.AssociateId, now);
            await _audit.AddAsync(
                session, actor, AuditAction.LoggedIn, AuditRecord.User, ticket.AssociateId, ticket.AssociateId);
            return true;
        }
    }

    /// <summary>Finds a ticket, expired or not, with its associate, retired or not.</summary>
    /// <returns>The ticket; null if none has the hash.</returns>
    public async Task<TicketRow?> FindAsync(byte[] hash, CancellationToken cancellationToken)
    {
        CheckHash(hash);

        var row = await _storage.QuerySingleOrDefaultAsync<Row>(FindSql, new { hash }, cancellationToken);
        if (row is null)
        {
            return null;
        }

        return new TicketRow
        {
            AssociateId = row.AssociateId,
            Name = row.Name,
            Role = row.Role,
            Retired = row.Retired,
            ValidTo = DateTimeOffset.FromUnixTimeMilliseconds(row.ValidTo),
            ApplicationId = row.ApplicationId,
        };
    }

    /// <summary>
    /// Extends a ticket. Does nothing if the ticket does not expire earlier, or if no ticket has the hash.
    /// </summary>
    public Task ExtendAsync(byte[] hash, DateTimeOffset validTo, CancellationToken cancellationToken)
    {
        CheckHash(hash);
        return _storage.ExecuteAsync(
            ExtendSql, new { hash, validTo = validTo.ToUnixTimeMilliseconds() }, cancellationToken);
    }

    /// <summary>Deletes a ticket.</summary>
    /// <returns>False if no ticket has the hash.</returns>
    public Task<bool> RevokeAsync(byte[] hash, CancellationToken cancellationToken)
    {
        CheckHash(hash);
        return _epoch.EndAfterAsync(_storage.ExecuteSingleAsync(RevokeSql, new { hash }, cancellationToken));
    }

    /// <summary>
    /// Deletes the tickets that expire at a time or before it, a part with each commit, so that other writes are not
    /// held up. Does nothing while another host does.
    /// </summary>
    /// <returns>The number of deleted tickets.</returns>
    public Task<int> DeleteExpiredAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        Housekeeping.DeleteExpiredAsync(_storage, DeleteExpiredSql, now, cancellationToken);

    private static async ValueTask<bool> AddAsync(IDatabaseSession session, NewTicket ticket, long created)
    {
        if (!await IsValidAsync(session, ticket.AssociateId, ticket.Proof))
        {
            return false;
        }

        var validTo = ticket.ValidTo.ToUnixTimeMilliseconds();
        await AssociateReference.RequireAsync(
            session,
            ticket.AssociateId,
            () => session.ExecuteAsync(
                AddSql, new { ticket.Hash, ticket.AssociateId, created, validTo, ticket.ApplicationId }));
        return true;
    }

    // What is valid stays valid until the ticket is stored: the write job is a transaction, and so is each change of a
    // password.
    private static async ValueTask<bool> IsValidAsync(IDatabaseSession session, int associateId, LoginProof? proof) =>
        proof switch
        {
            { TicketHash: not null } => await session.QuerySingleAsync<bool>(
                IsTicketValidSql, new { associateId, proof.TicketHash }),
            { PasswordHash: not null } => await session.QuerySingleAsync<bool>(
                IsPasswordValidSql, new { associateId, proof.PasswordHash }),
            _ => true,
        };

    private static void CheckHash(NewTicket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        CheckHash(ticket.Hash);
    }

    private static void CheckHash(byte[] hash)
    {
        ArgumentNullException.ThrowIfNull(hash);
        if (hash.Length != SHA256.HashSizeInBytes)
        {
            throw new ArgumentException(
                $"Expected the SHA-256 hash of a ticket, {SHA256.HashSizeInBytes} bytes, and got {hash.Length} bytes.",
                nameof(hash));
        }
    }

    private sealed class Row
    {
        public required int AssociateId { get; init; }

        public required string Name { get; init; }

        public required AssociateRole Role { get; init => field = StoredRole.Require(value); }

        public required bool Retired { get; init; }

        public required long ValidTo { get; init => field = StoredTime.Require(value); }

        public required int? ApplicationId { get; init; }
    }
}
